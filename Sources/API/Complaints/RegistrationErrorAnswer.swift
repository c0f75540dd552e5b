import Complaints
import Foundation
import JSON
import WorkingDays

extension RegistrationError: JSONObject {
    /// The closing as registered in error, in the words of any closing.
    func write(to json: inout JSONWriter) {
        json.field("closure", Closing.registeredInError)
        json.field("closed_on", on)
        json.field("explanation", reason)
        json.field("closed_by", by)
        json.object("duplicate_of", duplicateOf.flatMap { $0.isShown ? $0 : nil }) { json, other in
            json.field("id", other.id)
            json.field("reference", other.reference)
        }
    }
}
