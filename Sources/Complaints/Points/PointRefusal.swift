public import WorkingDays

/// Why a point of a complaint is not added, left out or found upon.
enum PointRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.points

    case panelDoesNotReinvestigate = "panel_does_not_reinvestigate"
    case newComplaintNeeded = "new_complaint_needed"
    case pointOrigin = "point_origin"
    case lastPoint = "last_point"
    case noProceedings = "no_proceedings"
    case unknownPoint = "unknown_point"
    case pointExcluded = "point_excluded"
    case findingRepeated = "finding_repeated"
    case findingsIncomplete = "findings_incomplete"
    case departureWithoutReason = "departure_without_reason"
    case pointsLate = "points_late"
    case pointInTime = "point_in_time"
    case pointTimeLimitApart = "point_time_limit_apart"
    case pointSplitApart = "point_split_apart"

    var page: RefusalPage {
        switch self {
        case .panelDoesNotReinvestigate:
            .conflict(
                "A review panel hears no new points",
                means: """
                    A review panel looks at how stage 2 was conducted and decided. What is new was never \
                    investigated.
                    """,
                next: "Register what is new as a complaint of its own.",
                rule: "SI 2006/1738 reg 19")
        case .newComplaintNeeded:
            .conflict(
                "The stage has ended, so a new point is a new complaint",
                means: "Points are added while a stage runs. This one has been answered or withdrawn.",
                next: "Register what is new as a complaint of its own, and link the two.",
                rule: "Complaint Handling Code 6")
        case .pointOrigin:
            .fault(
                "No investigation could have found the point",
                means: "Only the Investigating Officer of a stage 2 that is under way finds further points.",
                next: "Send the origin complainant, or add the point once the investigation has begun.")
        case .lastPoint:
            .conflict(
                "It is the only point left",
                means: "A complaint has at least one point to answer.",
                next: "Refuse or withdraw the complaint instead.")
        case .noProceedings:
            .conflict(
                "The point does not wait for proceedings",
                means: """
                    Only a point that was left out because of court or other proceedings is taken up again when they \
                    end.
                    """,
                next: "Read the complaint to see why the point was left out.",
                rule: "SI 2006/1738 reg 8")
        case .unknownPoint:
            .fault(
                "There is no such point",
                means: "The complaint has no point of that number, or has no points to find upon at all.",
                next: "Read the complaint for the numbers of its points, and send a finding on each of them.")
        case .pointExcluded:
            .fault(
                "The point has been left out",
                means: "A point that was left out of the complaint is not investigated and gets no finding.",
                next: "Leave out the finding on this point.")
        case .findingRepeated:
            .fault(
                "A point has more than one finding",
                means: "At each stage a point has one finding.",
                next: "Send one finding on the point.")
        case .findingsIncomplete:
            .fault(
                "A point has no finding",
                means: "The answer of a stage decides every point that was not left out.",
                next: "Send a finding on each point named in the problem.")
        case .departureWithoutReason:
            .fault(
                "The finding departs from the officer's without a reason",
                means: "Whoever adjudicates may come to another finding than the Investigating Officer, and says why.",
                next: "Send the reason with the finding, or adopt the officer's.",
                rule: "Getting the Best from Complaints")
        case .pointsLate:
            .conflict(
                "It is not decided whether a late point is considered",
                means: """
                    A point was complained of more than a year after it arose or came to notice. The others are in \
                    time, so that the complaint is, and the late point is decided for itself.
                    """,
                next: """
                    Decide each point that the problem names with POST \
                    /v1/complaints/{complaint_id}/points/{point}/time-limit, then send the request again.
                    """,
                rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12")
        case .pointInTime:
            .conflict(
                "The point is not late",
                means: """
                    A decision on the limit of time belongs to a point of the complainant's that came more than a year \
                    after the day recorded for it.
                    """,
                next: """
                    Record when the point arose with POST /v1/complaints/{complaint_id}/points/{point}/grounds, if \
                    that was another day.
                    """,
                rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12")
        case .pointTimeLimitApart:
            .fault(
                "A late point is decided, not just left out",
                means: "A point is left out as too late only by the decision on its limit of time, with a letter.",
                next: "Send the decision with POST /v1/complaints/{complaint_id}/points/{point}/time-limit.",
                rule: "SI 2006/1738 reg 9; SI 2009/309 reg 12")
        case .pointSplitApart:
            .fault(
                "A point is split off, not just left out",
                means: "A point is split off by making it a complaint of its own, so that it is not lost.",
                next: """
                    Split it off with POST /v1/complaints/{complaint_id}/points/{point}/split. One that was split off by mistake \
                    is put back with excluded_on null.
                    """)
        }
    }
}

extension Refusal {
    /// A review panel reviews and hears no new complaint (requirement R30).
    public static var panelDoesNotReinvestigate: Refusal {
        Refusal(
            PointRefusal.panelDoesNotReinvestigate,
            "A review panel looks at stage 2 only; register the new point as a complaint of its own.")
    }

    /// The stage is answered, so a new issue is a complaint of its own.
    public static func newComplaintNeeded(_ stage: StageName, endedOn: Day) -> Refusal {
        Refusal(
            PointRefusal.newComplaintNeeded,
            "\(stage.named.atStart) ended on \(endedOn.written); register the new point as a complaint of its own.")
    }

    /// Only an investigation has an Investigating Officer who finds points.
    public static var pointOrigin: Refusal {
        Refusal(
            PointRefusal.pointOrigin,
            "No investigation is under way that could have found the point; send another origin.", fields: ["origin"])
    }

    /// Whether a point is a complaint of its own is not a reason to be typed.
    static var pointSplitApart: Refusal {
        Refusal(
            PointRefusal.pointSplitApart,
            "A point is split off by its own operation; no other reason takes that one's place, nor it another's.",
            fields: ["points"])
    }

    /// A complaint keeps a point at least.
    public static var lastPoint: Refusal {
        Refusal(PointRefusal.lastPoint, "This is the only point left; refuse or withdraw the complaint instead.")
    }

    /// The point does not wait for proceedings.
    public static func noProceedings(point: Int) -> Refusal {
        Refusal(
            PointRefusal.noProceedings,
            "Point \(point) was not left out because of proceedings, so none can end for it.")
    }

    /// The complaint has no such point.
    public static func unknownPoint(_ number: Int) -> Refusal {
        Refusal(
            PointRefusal.unknownPoint, "The complaint has no point \(number); read it for the numbers of its points.",
            fields: ["findings"])
    }

    /// An excluded point gets no finding (requirement R29).
    public static func pointExcluded(_ number: Int) -> Refusal {
        Refusal(
            PointRefusal.pointExcluded, "Point \(number) was left out of the complaint; send no finding on it.",
            fields: ["findings"])
    }

    /// A point has one finding.
    public static func findingRepeated(point: Int) -> Refusal {
        Refusal(
            PointRefusal.findingRepeated, "There is more than one finding on point \(point); send one.",
            fields: ["findings"])
    }

    /// Each point that is not excluded needs its finding.
    public static func findingsIncomplete(points: [Int]) -> Refusal {
        Refusal(
            PointRefusal.findingsIncomplete,
            points.isEmpty
                ? "Send a finding on each point."
                : "There is no finding on \(points.map { "point \($0)" }.written); every point needs one.",
            fields: ["findings"])
    }

    /// Points came later than a year, and nobody has decided whether they are considered.
    public static func pointsLate(_ points: [Int]) -> Refusal {
        Refusal(
            PointRefusal.pointsLate,
            "\(points.map { "point \($0)" }.written.atStart) came more than a year after the matter; decide whether "
                + "\(points.count == 1 ? "it is" : "each is") considered.")
    }

    /// The point came within a year, or nobody recorded when it arose.
    public static func pointInTime(_ point: Int) -> Refusal {
        Refusal(
            PointRefusal.pointInTime,
            "Point \(point) came within a year of the day recorded for it, or no such day is recorded.")
    }

    /// What came too late is left out by the decision on its limit of time.
    public static var pointTimeLimitApart: Refusal {
        Refusal(
            PointRefusal.pointTimeLimitApart, "Decide the point's limit of time instead; that leaves it out.",
            fields: ["reason"])
    }

    /// A finding that departs from the officer's says why.
    public static func departureWithoutReason(point: Int) -> Refusal {
        Refusal(
            PointRefusal.departureWithoutReason,
            "The finding on point \(point) differs from the Investigating Officer's; give the reason.",
            fields: ["findings"])
    }
}
