import Casework
import Hummingbird

extension Request {
    /// The credential in the Authorization header; never one in the query, where it would reach logs.
    func credential() throws(RequestError) -> Credential {
        guard let value = headers[.authorization] else { throw .missingToken }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", !parts[1].contains(" ") else { throw .missingToken }
        return .bearer(parts[1])
    }
}
