import Casework
import JSON

extension CorrectedEntry: JSONObject where Entry: JSONObject {
    /// The entry as it is now.
    func write(to json: inout JSONWriter) { after.write(to: &json) }
}
