public import Complaints

/// What an operation is about, as a path names it, and the versions the caller expects (`If-Match`; nil for any).
public protocol RecordTarget<Kind>: Sendable {
    associatedtype Kind: RecordKind
    var id: RecordID<Kind> { get }
    var expectedVersions: Set<Int>? { get }
    /// What the target names besides the record, for the audit.
    var facts: [String: AuditValue?] { get }
}

extension RecordTarget {
    public var facts: [String: AuditValue?] { [:] }
}

/// One record.
public struct Target<Kind: RecordKind>: RecordTarget {
    public let id: RecordID<Kind>
    public let expectedVersions: Set<Int>?

    /// A record, at one of the versions the caller expects.
    public init(_ id: RecordID<Kind>, expectedVersions: Set<Int>?) {
        self.id = id
        self.expectedVersions = expectedVersions
    }
}

/// Under names of their own for operations that follow from one another, in whose types the compiler takes `Target` for its own.
public typealias ComplaintTarget = Target<RecordKinds.Complaint>
public typealias ContactTarget = Target<RecordKinds.Contact>

/// One record that changes once, so that nobody is asked which version of it they saw.
public struct UnversionedTarget<Kind: RecordKind>: Sendable {
    public let id: RecordID<Kind>

    /// A record.
    public init(_ id: RecordID<Kind>) {
        self.id = id
    }
}

/// A stage of a complaint.
public struct StageTarget: RecordTarget {
    public let id: ComplaintID
    public let expectedVersions: Set<Int>?
    public let stage: StageName
    public var facts: [String: AuditValue?] { ["stage": .text(stage.rawValue)] }

    /// A stage of a complaint, at one of the versions of the complaint that the caller expects.
    public init(_ id: ComplaintID, expectedVersions: Set<Int>?, stage: StageName) {
        self.id = id
        self.expectedVersions = expectedVersions
        self.stage = stage
    }
}

/// What a complaint counts by number: a point, a party, a freeze.
public struct NumberTarget: RecordTarget {
    public let id: ComplaintID
    public let expectedVersions: Set<Int>?
    /// The domain's word for what is counted.
    public let part: String
    public let number: Int
    public var facts: [String: AuditValue?] { [part: .number(number)] }

    /// The part with a number, at one of the versions of the complaint that the caller expects.
    public init(_ id: ComplaintID, expectedVersions: Set<Int>?, part: String, number: Int) {
        self.id = id
        self.expectedVersions = expectedVersions
        self.part = part
        self.number = number
    }
}

/// What belongs to a record and has an identifier of its own: a letter of a case, an entry of a complaint.
public struct MemberTarget<Kind: RecordKind, Member: RecordKind>: RecordTarget {
    public let id: RecordID<Kind>
    public let expectedVersions: Set<Int>?
    public let member: RecordID<Member>
    public var facts: [String: AuditValue?] { [Member.name: .text(member.text)] }

    /// A member of a record, at one of the versions of the record that the caller expects.
    public init(_ id: RecordID<Kind>, expectedVersions: Set<Int>?, member: RecordID<Member>) {
        self.id = id
        self.expectedVersions = expectedVersions
        self.member = member
    }
}

/// An entry of a list of codes, as a cause.
public struct CodeTarget: Sendable {
    public let code: String
    public let expectedVersions: Set<Int>?

    /// The entry with a code, at one of the versions the caller expects.
    public init(_ code: String, expectedVersions: Set<Int>?) {
        self.code = code
        self.expectedVersions = expectedVersions
    }
}

/// What there is one of, as what the council is called.
public struct SoleTarget: Sendable {
    public let expectedVersions: Set<Int>?

    /// At one of the versions the caller expects.
    public init(expectedVersions: Set<Int>?) {
        self.expectedVersions = expectedVersions
    }
}

/// Nothing yet: the operation makes the record.
public struct NoTarget: Sendable {
    /// A target for what is made.
    public init() {}
}
