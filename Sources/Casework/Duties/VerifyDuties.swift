public import Complaints
import Postgres
import WorkingDays

/// A stored duty that is not what its record, procedure version and calendar give.
public struct DutyDrift: Sendable, Hashable {
    /// Of the complaint, or of the record where it is no complaint's.
    public let reference: String
    public let stage: StageName?
    public let kind: DutyKind
    public let clock: String
    /// What is stored; nil where it is missing.
    public let stored: Duty?
    /// What was computed; nil where nothing should be stored.
    public let computed: Duty?
}

extension Casework {
    /// Computes every duty anew in one snapshot and returns those that differ from what is stored, with how many records of
    /// each kind were read.
    public func verifyDuties() async throws -> (records: [DutySubject.Record: Int], drift: [DutyDrift]) {
        try await database.snapshot { db in
            try db.reachEverything()
            let terms = try DutyTerms(try knowledge.calendar(db), knowledge, db)
            var records: [DutySubject.Record: Int] = [:]
            var drift: [DutyDrift] = []
            try DutySource.forEach(.all, terms, db) { held in
                records[held.computed.subject.record, default: 0] += 1
                drift += held.drift
            }
            return (records, drift)
        }
    }
}

extension HeldDuties {
    fileprivate var drift: [DutyDrift] {
        struct Key: Hashable {
            let kind: DutyKind
            let clock: String
            let knownFrom: Day

            init(_ duty: Duty) {
                kind = duty.kind
                clock = duty.clock
                knownFrom = duty.knownFrom
            }
        }
        func differs(_ kind: DutyKind, _ clock: String, stored: Duty?, computed: Duty?) -> DutyDrift {
            DutyDrift(
                reference: reference, stage: stage, kind: kind, clock: clock, stored: stored, computed: computed)
        }
        var left = Dictionary(stored.map { (Key($0.duty), $0.duty) }, uniquingKeysWith: { first, _ in first })
        var drift: [DutyDrift] = []
        for duty in computed.duties {
            let found = left.removeValue(forKey: Key(duty))
            if found != duty { drift.append(differs(duty.kind, duty.clock, stored: found, computed: duty)) }
        }
        for duty in left.values where duty.endedBy != .withdrawn {
            drift.append(differs(duty.kind, duty.clock, stored: duty, computed: nil))
        }
        return drift
    }
}
