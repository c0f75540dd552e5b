import Foundation
import Schema

/// What the service itself reads in openapi.yaml, once.
struct ContractFacts: Sendable {
    /// The members of the items of each list, by the operation that answers it.
    let listMembers: [String: [ListColumn]]
    /// The operations that may be answered later: those with a 202.
    let deferrable: Set<String>

    static let stored = Result {
        let contract = try ContractDocument(String(contentsOf: Schema.openAPI, encoding: .utf8))
        return ContractFacts(listMembers: contract.listMembers, deferrable: contract.operations(answering: "202"))
    }
}
