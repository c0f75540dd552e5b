public import Complaints

/// An operation on a complaint, of which callers can ask whether it may be done now.
public protocol ComplaintOperation: RequestedOperation where Target: RecordTarget<RecordKinds.Complaint> {
    var target: Target { get }
    /// What the operation is about: the complaint, or which of its stages.
    static var scope: OperationScope { get }
    /// Who may do it at a stage; `permission` unless a stage asks for another.
    static func permission(at stage: StageName?) -> Permission
    /// Whether, of a child's complaint, only whoever decides may do it.
    static var isDecisionOnChild: Bool { get }
    /// The act with which a notice may go out in the same request; none unless the operation says so (decision 0028).
    static var sends: NoticeAct? { get }
    /// Asks the real rule with what a caller would send today, on a copy of the complaint.
    static func attempt(on complaint: inout Complaint, at stage: StageName?, context: RuleContext) throws
}

/// What an operation on a complaint is about.
public enum OperationScope: Sendable {
    case complaint
    case stages(Set<StageName>)
    /// The stage that comes after those the complaint has.
    case nextStage

    static let everyStage = OperationScope.stages(Set(StageName.allCases))
}

extension ComplaintOperation {
    public static var scope: OperationScope { .complaint }
    public static var isDecisionOnChild: Bool { false }
    public static var sends: NoticeAct? { nil }
    public static func permission(at stage: StageName?) -> Permission { permission }
    /// The complaint the operation is about.
    public var complaint: ComplaintID { target.id }
}

extension ComplaintOperation where Target == StageTarget {
    public static var scope: OperationScope { .everyStage }
    public var requires: Permission { Self.permission(at: target.stage) }
    /// The stage the operation is about.
    public var stage: StageName { target.stage }
}
