import Complaints
import WorkingDays

/// Contacts of a year by type, disposition, destination and channel, beside the year before (requirements R1, R2, R7,
/// R11, R12, R18, R19, R33).
struct ContactStatistics {
    let previous: YearCounts
    let current: YearCounts
    let smallNumbers: SmallNumbers

    var statistics: YearFigures {
        YearFigures(year: current.year, figures: types + endings + [channels, compliments] + conferences)
    }

    /// The types in the order they are printed; each thing is of one.
    private static let typesInOrder: [(figure: String, key: String, definition: String)] = [
        (
            "enquiries", "enquiries",
            "Contacts by the day received that did not become a complaint and are no compliment on record."
        ),
        ("corporate", "corporate", "Complaints by the day received, accepted into the corporate procedure."),
        (
            "adult_social_care", "adult_social_care",
            "Complaints by the day received, accepted into the adult social care procedure."
        ),
        (
            "public_health", "public_health",
            "Complaints by the day received, accepted into the public health procedure."
        ),
        (
            "childrens_social_care", "childrens",
            "Complaints by the day received, accepted into the children's social care procedure."
        ),
        ("unaccepted", "unaccepted", "Complaints by the day received that no procedure has accepted yet."),
        (
            "refused", "refused",
            "Complaints by the day received that were refused; by the reason or route they are in contacts.by_refusal."
        ),
        (
            "withdrawn_unaccepted", "withdrawn",
            "Complaints by the day received that were withdrawn before a procedure accepted them."
        ),
        (
            "ombudsman_enquiries", "ombudsman_enquiries",
            "Cases the Ombudsman enquired about, by the day of the enquiry."
        ),
        ("compliments", "compliments", "Compliments by the day received."),
    ]

    private var types: [Figure] {
        let lines = Self.typesInOrder.map { type in
            comparison(
                type.figure, previous["type", type.key], current["type", type.key], definition: type.definition)
        }
        func sum(_ counts: YearCounts) -> Int { Self.typesInOrder.reduce(0) { $0 + counts["type", $1.key] } }
        return lines + [
            comparison(
                "total", sum(previous), sum(current),
                definition: "Everything that reached the team, each once: the sum of the types.")
        ]
    }

    private func comparison(_ name: String, _ before: Int, _ now: Int, definition: String) -> Figure {
        figure("contacts.\(name)", .comparison(from: before, to: now), definition, denominator: before)
    }

    private var endings: [Figure] {
        let destinations: [(figure: String, disposition: Disposition, more: [String], definition: String)] = [
            (
                "signposted_organisations", .signpostedOrganisation, [],
                "Enquiries signposted to another organisation, by it."
            ),
            ("signposted_procedures", .signpostedProcedure, [], "Enquiries signposted to another procedure, by it."),
            ("forwarded", .forwarded, [], "Enquiries sent on to the body they were meant for, by the kind of body."),
            (
                "routes_out", .routedOut, ["other_procedure", "other_body"],
                "Matters that left the children's statutory procedure, by route: contacts routed out, complaints "
                    + "accepted into the corporate procedure with a test of the children's answered no, and complaints "
                    + "about children's social care refused as a matter of a court, an appeal, another procedure or "
                    + "another body."
            ),
        ]
        let dispositions = figure(
            "contacts.by_disposition",
            tally("disposition", Disposition.allCases.map(\.rawValue) + ["open"]),
            "Enquiries by the day received and how they ended; open where they have not.")
        return [dispositions]
            + destinations.map { line in
                figure(
                    "contacts.\(line.figure)",
                    tally(line.disposition.rawValue, line.disposition.destinations.map(\.rawValue) + line.more),
                    line.definition)
            }
            + [
                figure(
                    "contacts.by_refusal", tally("refused", RefusalReason.allCases.map(\.rawValue)),
                    "Complaints by the day received that were refused, by the reason or the route they took.")
            ]
    }

    /// Each code with its count, also where that is 0, and their total.
    private func tally(_ measure: String, _ keys: [String]) -> FigureValue {
        .tally(keys.map { (key: $0, count: current[measure, $0]) })
    }

    private var channels: Figure {
        let months = (0..<12).map { month in
            let number = (month + 3) % 12 + 1
            return
                "\(month < 9 ? current.year.startYear : current.year.startYear + 1)-\(number < 10 ? "0" : "")\(number)"
        }
        return figure(
            "contacts.by_channel_and_month",
            .object(
                Channel.allCases.map { channel in
                    .init(
                        channel.rawValue,
                        .tally(months.map { (key: $0, count: current["channel", channel.rawValue, $0]) }))
                }),
            "Contacts, and complaints registered without one, by channel and the month received.")
    }

    private var compliments: Figure {
        figure(
            "compliments.by_service",
            .object(
                current.keys("compliment").map { department in
                    .init(
                        department,
                        .object(
                            current.parts("compliment", department).map { service in
                                .init(service, .number(current["compliment", department, service]))
                            }))
                }),
            "Compliments by the day received, by department and service.")
    }

    private var conferences: [Figure] {
        let byYoungPeople = current["conference", "appeals_by_young_people"]
        let appeals = figure(
            "conferences.appeals_by_young_people",
            smallNumbers.withholds(byYoungPeople) ? .none : .number(byYoungPeople),
            "Such appeals made by a child or young person; a small number is withheld, 0 is 0.")
        let counts = [
            ("complaints", "Complaints about child protection conferences, by the day received."),
            ("stage_2", "Investigations of complaints about child protection conferences, by the day requested."),
            ("stage_2_open_at_year_end", "Such investigations that were open when the year ended."),
            (
                "appeals",
                "Appeals against decisions of child protection conferences, by the day received; they follow the "
                    + "safeguarding partnership's procedure."
            ),
        ]
        return counts.map { figure("conferences.\($0)", .number(current["conference", $0]), $1) } + [appeals]
    }

    private func figure(
        _ name: String, _ value: FigureValue, _ definition: String, denominator: Int? = nil
    ) -> Figure {
        Figure(
            name, year: current.year, value: value, definition: definition, basis: .received, denominator: denominator)
    }
}
