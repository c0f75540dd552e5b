import Complaints

/// Everything that reached the council, each thing once (requirements R1, R2, R7, R11, R12, R33, R132; ruling C8).
enum ContactVolumes {
    static let figures: [FigureDefinition] =
        types + endings + destinations + conferences + [
            FigureDefinition(
                "contacts.by_channel", "By channel",
                "Enquiries and complaints by the day received and how they came; a contact that became a complaint counts "
                    + "as the complaint.",
                .breakdown(.rows(of: .arrival, by: .received, .recorded(Field("channel"))), by: .channel), source: "R33"
            ),
            FigureDefinition(
                "contacts.by_month", "By month", "Everything that reached the team, by the month received.",
                .breakdown(arrivals, by: .month), source: "R147"),
            FigureDefinition(
                "contacts.by_department", "By department",
                "Everything that reached the team, by the day received and department.",
                .breakdown(arrivals, by: .department), source: "R132"),
            FigureDefinition(
                "compliments.by_service", "Compliments by service",
                "Compliments by the day received and the service praised.",
                .breakdown(compliments, by: .service), source: "R18"),
            FigureDefinition(
                "compliments.by_department", "Compliments by department",
                "Compliments by the day received and the department praised.",
                .breakdown(compliments, by: .department), source: "R18"),
        ]

    private static let arrivals = Measure.rows(of: .arrival, by: .received)

    private static let compliments = Measure.rows(of: .compliment, by: .received).before(records: .complimentsReceived)

    private static func arrivals(_ type: String, _ earlier: EarlierMeasure? = nil) -> Measure {
        arrivals.and(.is(.type, type)).before(records: earlier)
    }

    private static let kinds: [(id: String, title: String, sentence: String, measure: Measure)] = [
        (
            "enquiries", "Enquiries",
            "Contacts by the day received that did not become a complaint and are no compliment on record.",
            arrivals("enquiries", .enquiriesReceived)
        ),
        (
            "corporate", "Corporate complaints",
            "Complaints by the day received, accepted into the corporate procedure.",
            arrivals("corporate", Procedure.corporate.earlierReceived)
        ),
        (
            "adult_social_care", "Adult social care complaints",
            "Complaints by the day received, accepted into the adult social care procedure.",
            arrivals("adult_social_care", Procedure.adultSocialCare.earlierReceived)
        ),
        (
            "public_health", "Public health complaints",
            "Complaints by the day received, accepted into the public health procedure.",
            arrivals("public_health", Procedure.publicHealth.earlierReceived)
        ),
        (
            "childrens_social_care", "Children's social care complaints",
            "Complaints by the day received, accepted into the children's social care procedure.",
            arrivals("childrens", Procedure.childrens.earlierReceived)
        ),
        (
            "unaccepted", "Not decided yet", "Complaints by the day received that no procedure has accepted yet.",
            arrivals("unaccepted")
        ),
        (
            "refused", "Refused", "Complaints by the day received that were refused before a procedure accepted them.",
            arrivals("refused")
        ),
        (
            "withdrawn_unaccepted", "Withdrawn",
            "Complaints by the day received that were withdrawn before a procedure accepted them.",
            arrivals("withdrawn")
        ),
        (
            "ombudsman_enquiries", "Ombudsman enquiries",
            "Cases the Ombudsman enquired about, by the day of the enquiry.",
            arrivals("ombudsman_enquiries", .ombudsmanEnquiries)
        ),
        (
            "compliments", "Compliments", "Compliments by the day received.",
            arrivals("compliments", .complimentsReceived)
        ),
    ]

    /// What reached the council by type, each beside the year before, and the total.
    static var types: [FigureDefinition] {
        kinds.map { comparison($0.id, $0.title, $0.sentence, .count($0.measure)) } + [
            comparison(
                "total", "Total", "Everything that reached the team, each once: the sum of the types.",
                .total(kinds.map { .count($0.measure) }))
        ]
    }

    private static func comparison(_ id: String, _ title: String, _ sentence: String, _ now: Formula)
        -> FigureDefinition
    {
        FigureDefinition(
            "contacts.\(id)", title, sentence,
            .parts([
                .init("previous", nil, .earlier(now, years: 1)), .init("current", nil, now),
                .init("change_percent", nil, .change(now)),
            ]), source: "R132")
    }

    private static let enquiry = Measure.rows(of: .contact, by: .received, .yes(Field("enquiry", "that is an enquiry")))
        .before(records: .enquiriesReceived)

    private static let acknowledged = Measure.rows(of: .contact, by: .received, .recorded(.acknowledgedInTime))

    /// Where enquiries and matters of another procedure were sent.
    private static let destinations: [FigureDefinition] = [
        destination(
            "enquiries.signposted_organisations", "Signposted to organisations",
            "Enquiries signposted to another organisation, by the day received and the organisation.",
            .signpostedOrganisation),
        destination(
            "enquiries.signposted_procedures", "Signposted to procedures",
            "Enquiries signposted to another procedure, by the day received and the procedure.",
            .signpostedProcedure),
        destination(
            "enquiries.forwarded", "Sent on",
            "Enquiries sent on to the body they were meant for, by the day received and the kind of body.",
            .forwarded),
        FigureDefinition(
            "contacts.routes_out", "Routes out of the children's procedure",
            "Matters that left the children's statutory procedure, by the day received and the route: contacts routed out, "
                + "complaints accepted into the corporate procedure with a test of the children's answered no, and complaints "
                + "about children's social care refused as a matter of a court, an appeal, another procedure or another body.",
            .parts(
                routes.map { .init($0.key, nil, $0.formula) } + [
                    .init(FigureBook.total, nil, .total(routes.map(\.formula)))
                ]),
            source: "R7"),
    ]

    private static let routes: [(key: String, formula: Formula)] = {
        func route(_ routes: String...) -> Formula {
            .count(.rows(of: .otherRoute, by: .received, .among(.route, routes)))
        }
        let corporate = Measure.rows(
            of: .complaint, by: .received, .is(.procedure, Procedure.corporate.rawValue),
            .yes(Field("outside_childrens", "with a test of the children's procedure answered no")))
        return [
            ("corporate_complaint", .count(corporate)),
            ("child_protection_conference_appeal", route("child_protection_conference_appeal")),
            ("court", route("court")),
            ("other_procedure", route("other_redress", "other_procedure")), ("other_body", route("other_body")),
        ]
    }()

    private static func destination(
        _ id: String, _ title: String, _ sentence: String, _ disposition: Disposition
    ) -> FigureDefinition {
        FigureDefinition(
            id, title, sentence,
            .breakdown(
                enquiry.and(.is(.disposition, disposition.rawValue)),
                by: .listed("destination", disposition.destinations.map { .init($0.rawValue) })), source: "R11")
    }

    /// Child protection conferences: what is complained of, and appeals, which follow the partnership's procedure.
    private static let conferences: [FigureDefinition] = {
        let isAbout = Condition.yes(Field("about_conference", "about a child protection conference"))
        let about = Condition.has(.complaint, [isAbout])
        let investigations = StageOfProcedure.all(of: .childrens)[1]
        let appeals = Measure.rows(
            of: .contact, by: .received,
            .yes(Field("conference_appeal", "an appeal against a child protection conference")))
        return [
            FigureDefinition(
                "conferences.complaints", "Complaints about conferences",
                "Complaints about child protection conferences, by the day received.",
                .count(.rows(of: .complaint, by: .received, isAbout)), source: "R33"),
            FigureDefinition(
                "conferences.stage_2", "Investigations about conferences",
                "Requests for an investigation of complaints about child protection conferences, by the day of the request.",
                .count(investigations.received.and(about)), source: "R33"),
            FigureDefinition(
                "conferences.stage_2.open_at_period_end", "Investigations about conferences, open at the end",
                "Investigations of complaints about child protection conferences not ended by the last day of the period.",
                .count(investigations.open.and(about)), source: "R33"),
            FigureDefinition(
                "conferences.appeals", "Appeals against conferences",
                "Appeals against decisions of child protection conferences, by the day received; they follow the safeguarding "
                    + "partnership's procedure.", .count(appeals), source: "R33"),
            FigureDefinition(
                "conferences.appeals_by_young_people", "Appeals by young people",
                "Such appeals made by a child or young person, by the day received.",
                .count(appeals.and(.is(.source, ContactSource.childOrYoungPerson.rawValue))), describesPeople: true,
                source: "R33"),
        ]
    }()

    private static let endings: [FigureDefinition] = [
        FigureDefinition(
            "enquiries.dispositions", "How enquiries ended",
            "Enquiries by the day received and how they ended; open where they have not.",
            .breakdown(
                enquiry,
                by: .listed("disposition", Disposition.allCases.map { .init($0.rawValue) } + [.init("open")])),
            source: "R7"),
        FigureDefinition(
            "contacts.acknowledged_in_time", "Contacts acknowledged in time",
            "Contacts by the day received, acknowledged or otherwise ended within the limit for it, of those that an "
                + "acknowledgement was owed for and that became no complaint with one of its own.",
            .countOf(acknowledged.and(.yes(.acknowledgedInTime)), acknowledged), polarity: .high, source: "R147"),
        FigureDefinition(
            "contacts.by_refusal", "Refused, by reason",
            "Complaints by the day received that were refused, by the reason or the route they took.",
            .breakdown(.rows(of: .complaint, by: .received, .is(.closure, "refused")), by: .refusalReason),
            source: "R11"),
        FigureDefinition(
            "enquiries.members_of_parliament", "From councillors and Members of Parliament",
            "Contacts of councillors and Members of Parliament, by the day received.",
            .count(
                .rows(of: .contact, by: .received, .is(Field("channel"), "councillor_or_mp"))), source: "R33"),
    ]
}
