import Casework
import Complaints
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import WorkingDays

/// What a client needs to fill in a form or count a day: bank holidays and causes.
///
/// Any valid token will do.
struct ReferenceRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .get("/v1/bank-holidays", "listBankHolidays", .readReports, bankHolidays),
            .get("/v1/causes", "listCauses", .readReports, causes),
        ]
    }

    private func bankHolidays(_ call: Call) async throws -> Response {
        try await call.lists {
            let calendar = try await call.casework.calendar(as: call.credential)
            return ListedTogether(lists: [("bank_holidays", calendar.bankHolidays)]) { json in
                json.field("calendar_version", calendar.version)
                json.field("covers_from", calendar.coverage.lowerBound)
                json.field("covers_to", calendar.coverage.upperBound)
                json.array("bank_holidays", calendar.bankHolidays)
            }
        }
    }

    private func causes(_ call: Call) async throws -> Response {
        try await call.list { try await call.casework.causes(as: call.credential) }
    }
}

extension BankHoliday: JSONObject {
    func write(to json: inout JSONWriter) {
        json.field("holiday_on", on)
        json.field("name", name)
    }
}
