import Foundation

extension Optional where Wrapped: RawRepresentable<UUID> {
    /// The identifier, unless it is of a record that whoever asks does not see.
    func unless(_ hidden: [UUID]) -> Wrapped? {
        flatMap { hidden.contains($0.rawValue) ? nil : $0 }
    }
}
