/// The refusals of one subject: a case for each, with its stable code and its page.
///
/// A function in the same file makes the refusal with its facts, so that a refusal is added in one place.
protocol SubjectRefusal: CaseIterable, RawRepresentable<String>, Sendable {
    static var subject: RefusalSubject { get }
    var page: RefusalPage { get }
}

/// What refusals are about, in the order in which their pages are listed; each has a type of its own.
public enum RefusalSubject: String, CaseIterable, Sendable {
    case complaints
    case closure
    case contacts
    case duplicates
    case safeguarding
    case points
    case stages
    case investigations
    case panels
    case answers
    case extensions
    case duties
    case notices
    case alerts
    case ladders
    case file
    case corrections
    case learning
    case obligations
    case ombudsman
    case ombudsmanCases
    case letters
    case behaviour
    case internalReviews
    case procedures
    case versions
    case people
    case access
    case teams
    case tokens
    case posts
    case messages
    case settings
    case feeds
    case reportEntries
    case reportVersions
    case exports
    case calendar
    case fields

    /// As the list of pages heads it.
    public var heading: String {
        switch self {
        case .complaints: "Accepting a complaint"
        case .closure: "Closing and reopening a complaint"
        case .contacts: "Contacts"
        case .duplicates: "Registering what is registered already"
        case .safeguarding: "Safeguarding"
        case .points: "Points of a complaint"
        case .stages: "Stages"
        case .investigations: "Investigations"
        case .panels: "Review panels and early referral"
        case .answers: "Answers"
        case .extensions: "Extensions"
        case .duties: "Duties and their days"
        case .notices: "Notices"
        case .alerts: "Alerts and their answers"
        case .ladders: "Who is told, and when"
        case .file: "The file of a complaint"
        case .corrections: "Corrections"
        case .learning: "Learning from complaints"
        case .obligations: "Obligations"
        case .ombudsman: "Cases at the Ombudsman"
        case .ombudsmanCases: "What a case at the Ombudsman says"
        case .letters: "Letters of an Ombudsman case"
        case .behaviour: "Behaviour register"
        case .internalReviews: "Internal reviews of a measure"
        case .procedures: "The procedure of a complaint"
        case .versions: "Versions of a procedure"
        case .people: "People"
        case .access: "Who sees a complaint"
        case .teams: "Teams and services"
        case .tokens: "Tokens"
        case .posts: "Posts"
        case .messages: "Messages and webhooks"
        case .settings: "Settings"
        case .feeds: "Calendar feeds"
        case .reportEntries: "What is entered for reports"
        case .reportVersions: "Versions of a report"
        case .exports: "Exports"
        case .calendar: "Calendar"
        case .fields: "Fields of any record"
        }
    }

    /// Its codes, from the one type that has them.
    public var codes: [Refusal.Code] {
        switch self {
        case .complaints: Self.codes(ComplaintRefusal.self)
        case .closure: Self.codes(ClosureRefusal.self) + Self.codes(RegistrationErrorRefusal.self)
        case .contacts: Self.codes(ContactRefusal.self)
        case .duplicates: Self.codes(DuplicateRefusal.self)
        case .safeguarding: Self.codes(SafeguardingRefusal.self)
        case .points: Self.codes(PointRefusal.self)
        case .stages: Self.codes(StageRefusal.self)
        case .investigations: Self.codes(InvestigationRefusal.self)
        case .panels: Self.codes(PanelRefusal.self)
        case .answers: Self.codes(ResponseRefusal.self)
        case .extensions: Self.codes(ExtensionRefusal.self)
        case .duties: Self.codes(DutyRefusal.self)
        case .notices: Self.codes(NoticeRefusal.self)
        case .alerts: Self.codes(AlertRefusal.self)
        case .ladders: Self.codes(LadderRefusal.self)
        case .file: Self.codes(FileRefusal.self)
        case .corrections: Self.codes(CorrectionRefusal.self)
        case .learning: Self.codes(LearningRefusal.self)
        case .obligations: Self.codes(ObligationRefusal.self)
        case .ombudsman: Self.codes(OmbudsmanRefusal.self)
        case .ombudsmanCases: Self.codes(OmbudsmanCaseRefusal.self)
        case .letters: Self.codes(LetterRefusal.self)
        case .behaviour: Self.codes(BehaviourRefusal.self)
        case .internalReviews: Self.codes(InternalReviewRefusal.self)
        case .procedures: Self.codes(ProcedureRefusal.self)
        case .versions: Self.codes(VersionRefusal.self)
        case .people: Self.codes(PersonRefusal.self)
        case .access: Self.codes(ReachRefusal.self)
        case .teams: Self.codes(TeamRefusal.self)
        case .tokens: Self.codes(TokenRefusal.self)
        case .posts: Self.codes(PostRefusal.self)
        case .messages: Self.codes(MessageRefusal.self)
        case .settings: Self.codes(SettingRefusal.self)
        case .feeds: Self.codes(FeedRefusal.self)
        case .reportEntries: Self.codes(ReportEntryRefusal.self)
        case .reportVersions: Self.codes(ReportVersionRefusal.self)
        case .exports: Self.codes(ExportRefusal.self)
        case .calendar: Self.codes(CalendarRefusal.self)
        case .fields: Self.codes(FieldRefusal.self)
        }
    }

    private static func codes<Reason: SubjectRefusal>(_: Reason.Type) -> [Refusal.Code] {
        Reason.allCases.map(Refusal.Code.init)
    }
}
