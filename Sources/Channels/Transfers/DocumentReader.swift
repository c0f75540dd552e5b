import Complaints

/// Why a document could not be read.
package struct DocumentFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// One line for whoever looks after the service.
    package let description: String

    package init(_ reason: String) { description = reason.asReason }
}

/// Reads small documents of servers that the council chose, as a provider of sign-ins is.
///
/// Redirects are not followed, no proxy is used, and certificates are always checked (`Transfer`).
package final class DocumentReader: Sendable {
    private let caFile: String?
    private let timeLimit: Duration
    private let sizeLimit: Int
    private let transfers = Transfers()

    /// A reader of documents of at most so many bytes, each within a time.
    package init(caFile: String?, timeLimit: Duration, sizeLimit: Int) {
        self.caFile = caFile
        self.timeLimit = timeLimit
        self.sizeLimit = sizeLimit
    }

    /// The bytes of the document at an address.
    ///
    /// - Throws: `DocumentFault` where it is not answered with 200, in time and whole.
    package func read(_ address: String) async throws(DocumentFault) -> [UInt8] {
        guard ProviderAddress.isOne(address) else {
            throw DocumentFault("\(address) is not an address of https")
        }
        let outcome = await transfers.outcome(
            of: Exchange(
                url: address, headers: ["Accept: application/json"], content: .get, timeLimit: timeLimit,
                answerLimit: sizeLimit + 1, caFile: caFile))
        if let fault = outcome.fault { throw DocumentFault("\(address) cannot be reached: \(fault)") }
        guard outcome.status == 200 else {
            throw DocumentFault("\(address) answered \(outcome.status)")
        }
        guard outcome.body.count <= sizeLimit else {
            throw DocumentFault("\(address) answered more than \(sizeLimit) bytes")
        }
        return outcome.body
    }
}
