import Casework
import Complaints
import Hummingbird
import HummingbirdCore
import JSON

/// What an operation is about, read from the path and from If-Match.
protocol PathTarget: Sendable {
    init(_ call: Call) throws(RequestError)
}

extension NoTarget: PathTarget {
    init(_ call: Call) { self.init() }
}

extension Target: PathTarget {
    init(_ call: Call) throws(RequestError) {
        self.init(try call.owner(), expectedVersions: try call.request.expectedVersions())
    }
}

extension UnversionedTarget: PathTarget {
    init(_ call: Call) throws(RequestError) { self.init(try call.owner()) }
}

extension StageTarget: PathTarget {
    init(_ call: Call) throws(RequestError) {
        let stage = try call.stage()
        self.init(try call.owner(), expectedVersions: try call.request.expectedVersions(), stage: stage)
    }
}

extension NumberTarget: PathTarget {
    init(_ call: Call) throws(RequestError) {
        let part = call.pathParameters[1]
        let number = try call.number(part)
        self.init(
            try call.owner(), expectedVersions: try call.request.expectedVersions(), part: part, number: number)
    }
}

extension MemberTarget: PathTarget {
    init(_ call: Call) throws(RequestError) {
        let member = try call.identifier(call.pathParameters[1], of: Member.self)
        self.init(try call.owner(), expectedVersions: try call.request.expectedVersions(), member: member)
    }
}

extension CodeTarget: PathTarget {
    init(_ call: Call) throws(RequestError) {
        let name = call.pathParameters[0]
        guard let code = call.parameters[name[...]] else { throw .noSuchRecord(name) }
        self.init(String(code), expectedVersions: try call.request.expectedVersions())
    }
}

extension SoleTarget: PathTarget {
    init(_ call: Call) throws(RequestError) {
        self.init(expectedVersions: try call.request.expectedVersions())
    }
}

extension Call {
    /// The record that the path begins with.
    func owner<Kind>() throws(RequestError) -> RecordID<Kind> { try identifier(pathParameters[0], of: Kind.self) }

    /// An identifier of the path; what is not a UUID is no record's.
    func identifier<Kind: RecordKind>(
        _ name: String, of kind: Kind.Type = Kind.self
    ) throws(RequestError) -> RecordID<Kind> {
        RecordID(rawValue: try identifier(name, of: Kind.name))
    }

    /// The stage of the path, which must be one the operation belongs to.
    func stage() throws(RequestError) -> StageName {
        guard let text = parameters["stage"], let stage = StageName(rawValue: String(text)) else {
            throw .noSuchRecord("stage")
        }
        if let stages, !stages.contains(stage) { throw .notForStage(stage) }
        return stage
    }

    /// A number in the path, of which a complaint has few.
    func number(_ name: String) throws(RequestError) -> Int {
        guard let text = parameters[name[...]], let number = Int(text), (1...1_000_000).contains(number),
            String(number) == text
        else { throw .noSuchRecord(name) }
        return number
    }
}
