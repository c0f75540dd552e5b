import WorkingDays

/// What the duties of notices are made of: the notices that went out, and the day from which they were kept.
struct NoticeCalls {
    let given: [NoticeGiven]
    /// The day an imported record came in, whose earlier notices were not kept and are not owed; nil where it did not.
    let keptFrom: Day?

    /// From when to when something calls for a notice; nil: still.
    private typealias Call = (since: Day, until: Day?)

    /// The duty to send what an act calls for, from the day of the act.
    func duties(_ kind: NoticeKind, on day: Day?) -> [Duty] {
        guard let day else { return [] }
        return duties(kind, [(day, nil)], sentOn: sentOn(kind, from: day))
    }

    /// The duties to say that a limit was not met, from the day after each value it had and passed.
    ///
    /// A value that took its place later ends what it called for. One notice is enough, whenever it went.
    func duties(_ kind: NoticeKind, past limits: [Duty]) -> [Duty] {
        let calls = limits.compactMap { limit -> Call? in
            let since = limit.dueOn.adding(days: 1)
            guard limit.endedBy == .superseded else {
                return limit.endedOn.map { $0 >= since } ?? true ? (since, nil) : nil
            }
            return limit.endedOn.flatMap { $0 > since ? (since, $0) : nil }
        }
        return duties(kind, calls, sentOn: sentOn(kind, from: nil))
    }

    /// The duties to tell of a point that was left out, while the council owes it.
    func duties(
        _ kind: NoticeKind, of point: ComplaintNoticeFacts.ExcludedPoint, while setting: DecidedSetting
    ) -> [Duty] {
        guard keptFrom.map({ point.on >= $0 }) ?? true else { return [] }
        let calls = setting.periods(of: 1, from: point.on).map { (since: $0.from, until: $0.until) }
        return duties(kind, calls, clock: "\(kind.rawValue)_\(point.number)", sentOn: sentOn(kind, from: point.on))
    }

    private func sentOn(_ kind: NoticeKind, from day: Day?) -> Day? {
        given.filter { notice in notice.kind == kind && (day.map { notice.sentOn >= $0 } ?? true) }.map(\.sentOn).min()
    }

    /// A duty for each call, until one was answered by the notice.
    private func duties(_ kind: NoticeKind, _ calls: [Call], clock: String? = nil, sentOn: Day?) -> [Duty] {
        let calls = calls.filter { call in keptFrom.map { call.since >= $0 } ?? true }
        var duties: [Duty] = []
        for (index, call) in calls.enumerated() {
            let isMet = sentOn.map { sent in call.until.map { sent <= $0 } ?? true } ?? false
            let isLast = index == calls.count - 1
            let endedOn = isMet ? sentOn : call.until
            duties.append(
                Duty(
                    kind: .notice, clock: clock ?? kind.rawValue, nature: .target, basisOn: call.since,
                    dueOn: call.since, knownFrom: call.since, endedOn: endedOn,
                    endedBy: isMet ? .met : endedOn == nil ? nil : isLast ? .stageEnded : .superseded))
            if isMet { break }
        }
        return duties
    }
}
