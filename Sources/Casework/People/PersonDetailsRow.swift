import Complaints
import Foundation
import JSON
import Postgres
import WorkingDays

extension PersonDetails {
    init(_ fields: inout Fields) {
        let department = fields.text(optional: "department", limit: 200)
        let service = fields.text(optional: "service", limit: 200)
        self.init(
            reference: fields.text(optional: "reference", limit: 50), name: fields.text("name", limit: 200),
            employment: fields.choice("employment"),
            spouseOfOfficerOrMember: fields.flag("spouse_of_officer_or_member"),
            service: service.map { ServiceName(department: department ?? "", name: $0) },
            wholeDepartment: service == nil ? department : nil,
            team: fields.identifier(optional: "team_id").map { TeamID(rawValue: $0) },
            lineManager: fields.identifier(optional: "line_manager_id").map { PersonID(rawValue: $0) },
            trainedOn: fields.day(optional: "trained_on"),
            dayCostPence: fields.pence(optional: "day_cost_pence", from: 0), capacities: fields.choices("capacities"),
            address: StaffAddress(&fields), workingHours: WorkingHours.read(&fields))
    }
}

extension StaffAddress {
    fileprivate init(_ fields: inout Fields) {
        self.init(
            email: fields.email(optional: "email"), telephone: fields.telephone(optional: "telephone"),
            preferredChannel: fields.choice(optional: "preferred_channel"))
        if let missing = missingField {
            fields.refuse(missing, .missing, "The field is required with this preferred_channel.")
        }
    }
}

extension WorkingHours {
    fileprivate static func read(_ fields: inout Fields) -> WorkingHours? {
        fields.object(optional: "working_hours") { fields -> WorkingHours? in
            let days: [Weekday] = fields.choices("days", mayBeEmpty: false)
            let (from, until) = (fields.time("from"), fields.time("until"))
            guard let from, let until else { return nil }
            if until <= from { fields.refuse("until", .refused, "The end must be later than the beginning.") }
            return WorkingHours(days: days, from: from, until: until)
        } ?? nil
    }
}

extension Fields {
    /// A time of the day in London; nil where it cannot be read.
    fileprivate mutating func time(_ name: String) -> TimeOfDay? {
        read(name, .required) { value in
            guard case .text(let text) = value else {
                return .failure(Wrong(.wrongType, "The value must be a text."))
            }
            guard let time = TimeOfDay(text) else {
                return .failure(Wrong(.malformed, "The value must be a time of the day, as HH:MM."))
            }
            return .success(time)
        }
    }
}

extension PersonDetails {
    /// Writes a person's row, a new one or the one that is locked, after checking what it refers to.
    func write(
        to id: PersonID, _ context: borrowing OperationContext, _ db: borrowing Transaction
    ) throws {
        try check(of: id, today: context.today)
        let service = try service.map { try ServiceRecord.find($0, db).id }
        let department = try wholeDepartment.map { try ServiceRecord.department($0, db) }
        try db.refusing([
            "person_reference_key": .nameTaken("reference \(reference ?? "")"),
            "person_whole_department_fkey": .unknownDepartment(wholeDepartment ?? ""),
            "person_team_fkey": .unknownTeam(field: "team_id"),
            "person_line_manager_fkey": .unknownPerson(field: "line_manager_id"),
        ]) {
            _ = try db.execute(SQL.upsert(self, service: service, wholeDepartment: department, as: id, at: context.now))
        }
    }

    /// Names stay out of the audit; the directory has them.
    func audited(_ id: PersonID) -> [String: AuditValue?] {
        [
            "person_id": .text(id.text), "employment": .text(employment.rawValue),
            "spouse_of_officer_or_member": .flag(spouseOfOfficerOrMember), "service": service.map { .text($0.name) },
            "department": (service?.department ?? wholeDepartment).map { .text($0) },
            "team_id": team.map { .text($0.text) }, "line_manager_id": lineManager.map { .text($0.text) },
            "capacities": .text(capacities.map(\.rawValue).sorted().joined(separator: ", ")),
        ]
    }
}

extension SQL {
    fileprivate static func upsert(
        _ details: PersonDetails, service: Int?, wholeDepartment: String?, as id: PersonID, at now: Date
    ) -> SQL {
        """
        INSERT INTO person (
            id, reference, name, employment, spouse_of_officer_or_member, service_id, whole_department, team_id,
            line_manager_id, trained_on, day_cost_pence, capacities, email, telephone, preferred_channel, working_days,
            works_from, works_until, changed_at
        )
        VALUES (
            \(id), \(details.reference), \(details.name), \(details.employment), \(details.spouseOfOfficerOrMember), \(service),
            \(wholeDepartment), \(details.team), \(details.lineManager), \(details.trainedOn), \(details.dayCostPence),
            \(details.capacities.map(\.rawValue))::text[], \(details.address.email), \(details.address.telephone),
            \(details.address.preferredChannel), \(details.workingHours?.days), \(details.workingHours?.from),
            \(details.workingHours?.until), \(now)
        )
        ON CONFLICT (id) DO UPDATE SET
            reference = excluded.reference, name = excluded.name, employment = excluded.employment,
            spouse_of_officer_or_member = excluded.spouse_of_officer_or_member, service_id = excluded.service_id,
            whole_department = excluded.whole_department,
            team_id = excluded.team_id, line_manager_id = excluded.line_manager_id, trained_on = excluded.trained_on,
            day_cost_pence = excluded.day_cost_pence, capacities = excluded.capacities, email = excluded.email,
            telephone = excluded.telephone, preferred_channel = excluded.preferred_channel,
            working_days = excluded.working_days, works_from = excluded.works_from, works_until = excluded.works_until,
            changed_at = excluded.changed_at
        """
    }
}
