import Complaints
import Foundation
import Postgres
import WorkingDays

// The rows of posts.csv, by the day from which somebody holds the post.

extension DirectoryWriter {
    /// A row without a person leaves the post vacant from its day, or only says that there is such a post.
    mutating func takePost(_ row: inout RowReader, _ db: borrowing Transaction) throws -> [String]? {
        guard let kind = row.code("kind", PostKind.self), let place = try place(of: kind, &row) else { return nil }
        let person = person("person", &row)
        let (from, until) = (row.optionalDay("from_on"), row.optionalDay("until_on"))
        if row.optional("person") != nil, row.optional("from_on") == nil {
            row.note("from_on", "must be given with a person")
        }
        if row.optional("person") == nil, until != nil { row.note("until_on", "must be empty without a person") }
        let name = PostName(kind: kind, place: place)
        guard row.problems.isEmpty, isFirst("\(name) \(row.optional("from_on") ?? "")", &row, "from_on") else {
            return nil
        }
        // The rows come by their first day.
        if let from, let given = givenUntil[name], from <= given.day {
            row.note("from_on", "is within the days of line \(given.line), which end with \(given.day)")
            return nil
        }
        if let until, givenUntil[name].map({ $0.day < until }) ?? true { givenUntil[name] = (until, row.line) }
        // Of whoever has no row that can be taken, the line of people.csv says all.
        if let person, index.awaited.contains(person) { return nil }
        let isNew = index.posts[name] == nil
        let before = try index.posts[name] ?? Post.add(kind, of: place, context, db)
        var post = before
        if let from {
            if let person {
                try take(person, from, until, &post, &row, db)
            } else if post.holder(on: from) != nil {
                try post.vacate(from: from, today: context.today)
            }
        }
        index.posts[name] = post
        guard row.problems.isEmpty, post.holders != before.holders else { return isNew ? [] : nil }
        try post.store(db)
        if !isNew { try Post.moveOn(post.id, at: context.now, db) }
        let held = from.flatMap { before.holder(on: $0)?.person }
        // Of whoever has the post already, the row only ends the days.
        let isEnd = person != nil && person == held
        let (next, first) = isEnd ? (nil, until?.adding(days: 1)) : (person, from)
        try context.audit(
            next == nil ? VacatePost.event : HandOverPost.event,
            details: [
                "post_id": .text(post.id.text), "person_id": next.map { .text($0.text) },
                "from_person_id": held.map { .text($0.text) }, "from_on": first.map { .text($0.description) },
                "until_on": isEnd ? nil : until.map { .text($0.description) },
            ], db)
        return isNew ? [] : [isEnd ? "until_on" : "person"]
    }

    /// Gives the post to somebody, unless they have it from that day on; an earlier end than the directory's ends it then.
    private func take(
        _ person: PersonID, _ from: Day, _ until: Day?, _ post: inout Post, _ row: inout RowReader,
        _ db: borrowing Transaction
    ) throws {
        guard let held = post.holders.first(where: { $0.person == person && $0.fromOn == from }) else {
            try Person.find(person, field: "person", db).checkActive(field: "person")
            return try post.handOver(to: person, from: from, until: until, today: context.today)
        }
        guard let until, until != held.untilOn else { return }
        if let last = held.untilOn, last < until {
            row.note("until_on", "is later than \(last), when the person left the post")
        } else {
            try checkOrder("until_on", until, after: "from_on", from)
            try checkNear("until_on", until, today: context.today)
            try post.vacate(from: until.adding(days: 1), today: context.today)
        }
    }

    private func place(of kind: PostKind, _ row: inout RowReader) throws -> PostPlace? {
        let (department, service, team) = (row.optional("department"), row.optional("service"), row.optional("team"))
        guard kind != .teamManager else {
            if service != nil { row.note("service", "must be empty for a \(kind.rawValue)") }
            guard team != nil else {
                row.note("team", "must be given for a \(kind.rawValue), with its department")
                return nil
            }
            return self.team("team", of: "department", &row).map { .team($0) }
        }
        if team != nil { row.note("team", "must be empty for a \(kind.rawValue)") }
        guard let known = department.flatMap(index.department) else {
            row.note("department", "\"\(department ?? "")\" is no department of the council")
            return nil
        }
        let place = try PostPlace(of: kind, team: nil, department: known, service: service)
        guard case .service(let name) = place else { return place }
        guard let found = index.service(name) else {
            row.note("service", "\"\(name.name)\" is no service of \"\(name.department)\"")
            return nil
        }
        return .service(found)
    }
}
