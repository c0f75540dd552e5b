import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import JSON
import WorkingDays

/// What moves or ends a date at the Ombudsman: the public report, the report to members.
struct OmbudsmanDateRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .change(Self.report, ReceivePublicReport.self),
            .change(Self.report + "/acts", RecordPublicReportAct.self),
            .change(Self.report + "/extension", ExtendPublicReportReply.self),
            .change(Self.oneCase + "/members-told", TellMembers.self),
        ]
    }

    private static let oneCase = "/v1/ombudsman-cases/{ombudsman_case_id}"
    private static let report = oneCase + "/public-report"
}
