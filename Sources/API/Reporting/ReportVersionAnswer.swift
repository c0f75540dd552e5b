import Casework
import Complaints
import Foundation
import JSON
import Reporting
import WorkingDays

extension ReportVersion: AddressedAnswer {
    /// The version as JSON: the schema ReportVersion of openapi.yaml.
    func write(to json: inout JSONWriter) {
        json.field("id", id)
        json.field("version", version)
        json.field("report", report)
        json.field("period", "\(period)")
        json.field("department", department)
        json.field("number", number)
        json.field("status", status)
        json.field("computed_on", computedOn)
        json.field("register_position", registerPosition)
        json.field("calendar_version", calendarVersion)
        json.field("digest", digest.hexadecimal)
        json.array("steps", steps)
    }
}

extension ReportVersion.Step: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("status", status)
        json.field("at", at)
        json.field("by", by)
    }
}

extension ReportComment: JSONObject {
    /// The schema ReportComment of openapi.yaml.
    func write(to json: inout JSONWriter) {
        json.field("status", status)
        json.field("comment", text)
        json.field("by", by)
        json.field("at", at)
    }
}

/// A version with everything it prints: the schema FrozenReport of openapi.yaml.
///
/// The digest of a document that withholds nothing stands beside nothing else: by it a reader who guesses the numbers would know
/// them.
struct FrozenAnswer: VersionedAnswer {
    let frozen: ReportVersion
    let report: Report
    let view: ReportView

    var version: Int { frozen.version }

    func write(to json: inout JSONWriter) {
        frozen.write(to: &json)
        if !view.isGuarded { json.field("whole_digest", frozen.wholeDigest.hexadecimal) }
        json.field("frozen", json: report.json())
    }
}

/// How a version differs from another: the schema ReportDifferences of openapi.yaml.
struct DifferencesAnswer: JSONObject {
    let from: ReportVersion
    let to: ReportVersion
    let differences: ReportDifferences
    /// How many records that each counted the caller does not see.
    let notShown: (from: Int, to: Int)

    func write(to json: inout JSONWriter) {
        json.object("from", from)
        json.object("to", to)
        json.array("figures", differences.figures) { $0.value($1) }
        json.field("from_not_shown", notShown.from)
        json.field("to_not_shown", notShown.to)
    }
}
