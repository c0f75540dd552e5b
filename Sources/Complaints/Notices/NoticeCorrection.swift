import WorkingDays

extension Complaint {
    /// Lets what a notice counted for follow its correction: the acknowledgement that went out with it, and the extension that
    /// it told of (decision 0028).
    ///
    /// `notices` are those of the complaint besides it; `isOwn` says whether the acknowledgement was recorded by itself too.
    public mutating func follow(
        _ notice: Notice, correcting before: Notice, beside notices: [Notice], isAcknowledgementOwn isOwn: Bool
    ) {
        if acknowledges(before) {
            if notice.kind == before.kind {
                stages[0].acknowledgedOn = notice.sentOn
            } else if !isOwn {
                forgetAcknowledgement(beside: notices)
            }
        }
        forget(before, tellingOf: notice.kind == before.kind && notice.stage == before.stage ? notice : nil)
        for sent in notices + [notice] { follow(sent) }
    }

    /// Lets a notice that was not sent tell of no extension and acknowledge nothing; another may have.
    ///
    /// An acknowledgement that was recorded by itself, without the notice, stays.
    public mutating func forget(_ notice: Notice, beside notices: [Notice], isAcknowledgementOwn isOwn: Bool) {
        if acknowledges(notice), !isOwn { forgetAcknowledgement(beside: notices) }
        forget(notice, tellingOf: nil)
        for sent in notices { follow(sent) }
    }

    /// Whether a notice is the acknowledgement of the first stage.
    public func acknowledges(_ notice: Notice) -> Bool {
        guard let first = stages.first else { return false }
        return NoticeKind.sent(with: .acknowledgement, at: first.stage) == notice.kind
            && first.acknowledgedOn == notice.sentOn
    }

    /// The next notice of the kind acknowledges the first stage, or what was said of the contact.
    private mutating func forgetAcknowledgement(beside notices: [Notice]) {
        let kind = NoticeKind.sent(with: .acknowledgement, at: stages[0].stage)
        let sent = notices.filter { $0.kind == kind }.map(\.sentOn) + [contactAcknowledgedOn].compactMap(\.self)
        stages[0].acknowledgedOn = sent.filter { $0 >= stages[0].requestedOn }.min()
    }

    private mutating func forget(_ notice: Notice, tellingOf other: Notice?) {
        guard NoticeKind.sent(with: .extension, at: notice.stage) == notice.kind,
            let index = stages.firstIndex(where: { $0.stage == notice.stage }),
            let told = stages[index].extensions.lastIndex(where: { $0.notifiedOn == notice.sentOn })
        else { return }
        stages[index].extensions[told].notifiedOn = other?.sentOn
        stages[index].extensions[told].ombudsmanDetailsGiven = other?.contents.contains(.ombudsman) ?? false
    }

    /// Whether a notice told of an extension that the complaint had `before` and has no longer, and of none that it has.
    public func isUntold(_ notice: Notice, since before: Complaint) -> Bool {
        guard NoticeKind.sent(with: .extension, at: notice.stage) == notice.kind, let name = notice.stage else {
            return false
        }
        func tells(_ complaint: Complaint) -> Bool {
            complaint.stage(name)?.extensions.contains { $0.notifiedOn == notice.sentOn } ?? false
        }
        return tells(before) && !tells(self)
    }
}
