import Complaints
import Foundation
import JSON
import Postgres
import WorkingDays

// The rows of people.csv.

extension DirectoryWriter {
    mutating func takePerson(_ row: inout RowReader, _ db: borrowing Transaction) throws -> [String]? {
        guard let reference = row.text("reference", limit: .staffReference),
            isFirst("person \(reference.normalReference)", &row, "reference")
        else { return nil }
        let before = index.known(reference)
        guard let id = index.person(reference) else { return nil }
        linesOfPeople[id] = row.line
        untaken.insert(id)
        guard let details = details(of: reference, &row, before.map(PersonDetails.init)),
            row.problems.isEmpty
        else { return nil }
        let changed = before.map { details.columns(changedFrom: PersonDetails($0)) }
        guard changed.map({ !$0.isEmpty }) ?? true else {
            untaken.remove(id)
            return nil
        }
        try details.write(to: id, context, db)
        index.awaited.remove(id)
        untaken.remove(id)
        if details.lineManager != before?.lineManager { givenManagers.append(id) }
        if before != nil {
            try PersonRecord.moveOn(id, at: context.now, db)
            changedPeople.append((row.line, id))
        }
        try context.audit(before == nil ? AddPerson.event : ChangePerson.event, details: details.audited(id), db)
        return changed ?? []
    }

    /// The rows whose line manager is managed, directly or by others, by the person of the row; whom those say that cannot be
    /// taken is not known.
    func circles(_ db: borrowing Transaction) throws -> [RegisterProblem] {
        guard !givenManagers.isEmpty else { return [] }
        let pairs = try db.all("SELECT id, line_manager_id FROM person WHERE line_manager_id IS NOT NULL") {
            (try $0["id"] as PersonID, try $0["line_manager_id"] as PersonID)
        }
        let managers = LineManagers(Dictionary(uniqueKeysWithValues: pairs.filter { !untaken.contains($0.0) }))
        return givenManagers.compactMap { id in
            let circle = managers.circle(above: id)
            guard let line = linesOfPeople[id], !circle.isEmpty else { return nil }
            let lines = circle.compactMap { linesOfPeople[$0] }.map { "line \($0)" }
            let ways = lines.count < circle.count ? lines + ["the directory"] : lines
            return RegisterProblem(
                file: DirectoryFile.people.name, line: line, column: "line_manager",
                reason: "leads in a circle back to the person, by way of \(ways.joined(separator: " and "))")
        }
    }

    /// What a row says of a person; a column that the file has not leaves what the directory has.
    private func details(of reference: String, _ row: inout RowReader, _ before: PersonDetails?) -> PersonDetails? {
        func said<Value>(_ column: String, _ known: Value?, _ read: (inout RowReader) -> Value?) -> Value? {
            row.has(column) ? read(&row) : known
        }
        let isPlaced = row.has("department") || row.has("service")
        let (department, serviceName) = (row.optional("department"), row.optional("service"))
        var (service, whole) = (before?.service, before?.wholeDepartment)
        if isPlaced {
            let named = serviceName.map { ServiceName(department: department ?? "", name: $0) }
            service = named.flatMap(index.service)
            if let named, service == nil {
                row.note("service", "\"\(named.name)\" is no service of \"\(named.department)\"")
            }
            whole = named == nil ? department.flatMap(index.department) : nil
            if named == nil, let department, whole == nil {
                row.note("department", "\"\(department)\" is no department of the council")
            }
        }
        let team = said("team", before?.team) { self.team("team", of: "team_department", &$0) }
        let manager = said("line_manager", before?.lineManager) { self.person("line_manager", &$0) }
        let trainedOn = said("trained_on", before?.trainedOn) { $0.optionalDay("trained_on") }
        let cost = said("day_cost_pounds", before?.dayCostPence) { $0.optionalPence("day_cost_pounds") }
        let capacities = said("capacities", before?.capacities) { $0.codes("capacities", Capacity.self) }
        let address = self.address(&row, before?.address)
        let hours =
            ["working_days", "works_from", "works_until"].contains(where: row.has)
            ? self.hours(&row) : before?.workingHours
        let (name, employment) = (row.text("name", limit: .name), row.code("employment", Employment.self))
        let spouse = row.yesNo("spouse_of_officer_or_member")
        guard let name, let employment, let spouse else { return nil }
        return PersonDetails(
            reference: reference, name: name, employment: employment, spouseOfOfficerOrMember: spouse, service: service,
            wholeDepartment: whole, team: team, lineManager: manager, trainedOn: trainedOn, dayCostPence: cost,
            capacities: capacities ?? [], address: address, workingHours: hours)
    }

    private func address(_ row: inout RowReader, _ before: StaffAddress?) -> StaffAddress {
        let email = row.has("email") ? row.optional("email", limit: .email) : before?.email
        if let email, !email.isEmailAddress {
            row.note("email", "\"\(email)\" is no e-mail address, as name@example.org")
        }
        let telephone = row.has("telephone") ? row.optional("telephone", limit: .telephone) : before?.telephone
        if let telephone, !telephone.isTelephoneNumber {
            row.note("telephone", "\"\(telephone)\" is no telephone number of 6 to 15 digits")
        }
        let channel =
            row.has("preferred_channel")
            ? row.optionalCode("preferred_channel", StaffChannel.self) : before?.preferredChannel
        let address = StaffAddress(email: email, telephone: telephone, preferredChannel: channel)
        if let missing = address.missingField { row.note(missing, "must be given with this preferred_channel") }
        return address
    }

    private func hours(_ row: inout RowReader) -> WorkingHours? {
        let days = row.codes("working_days", Weekday.self)
        let times = ["works_from", "works_until"].map { column -> TimeOfDay? in
            guard let text = row.optional(column) else { return nil }
            let time = TimeOfDay(text)
            if time == nil { row.note(column, "\"\(text)\" is not a time of the day, as 09:00") }
            return time
        }
        if days.isEmpty, times == [nil, nil] { return nil }
        guard let from = times[0], let until = times[1],
            let hours = WorkingHours(days: days, from: from, until: until)
        else {
            row.note("works_until", "needs working_days, and works_from at an earlier time")
            return nil
        }
        return hours
    }
}

extension PersonDetails {
    /// The columns in which they differ from others, which a file has for both.
    fileprivate func columns(changedFrom other: PersonDetails) -> [String] {
        [
            ("name", name != other.name), ("employment", employment != other.employment),
            ("spouse_of_officer_or_member", spouseOfOfficerOrMember != other.spouseOfOfficerOrMember),
            ("service", service != other.service), ("department", wholeDepartment != other.wholeDepartment),
            ("team", team != other.team), ("line_manager", lineManager != other.lineManager),
            ("trained_on", trainedOn != other.trainedOn), ("day_cost_pounds", dayCostPence != other.dayCostPence),
            ("capacities", Set(capacities) != Set(other.capacities)), ("email", address.email != other.address.email),
            ("telephone", address.telephone != other.address.telephone),
            ("preferred_channel", address.preferredChannel != other.address.preferredChannel),
            ("working_days", workingHours?.days != other.workingHours?.days),
            ("works_from", workingHours?.from != other.workingHours?.from),
            ("works_until", workingHours?.until != other.workingHours?.until),
        ].filter(\.1).map(\.0)
    }
}
