import WorkingDays

extension Complaint {
    /// Lets what a notice counted for follow its correction: the acknowledgement that went out with it, and the extension that
    /// it told of (decision 0028).
    ///
    /// `notices` are those of the complaint besides it.
    public mutating func follow(_ notice: Notice, correcting before: Notice, beside notices: [Notice]) {
        if let first = stages.first, NoticeKind.sent(with: .acknowledgement, at: first.stage) == before.kind,
            before.kind == notice.kind, first.acknowledgedOn == before.sentOn
        {
            stages[0].acknowledgedOn = notice.sentOn
        }
        forget(before, tellingOf: notice.kind == before.kind && notice.stage == before.stage ? notice : nil)
        for sent in notices + [notice] { follow(sent) }
    }

    /// Lets a notice that was not sent tell of no extension; another may have.
    ///
    /// What it was taken to acknowledge is an act of its stage, and is corrected there.
    public mutating func forget(_ notice: Notice, beside notices: [Notice]) {
        forget(notice, tellingOf: nil)
        for sent in notices { follow(sent) }
    }

    private mutating func forget(_ notice: Notice, tellingOf other: Notice?) {
        guard NoticeKind.sent(with: .extension, at: notice.stage) == notice.kind,
            let index = stages.firstIndex(where: { $0.stage == notice.stage }),
            let told = stages[index].extensions.lastIndex(where: { $0.notifiedOn == notice.sentOn })
        else { return }
        stages[index].extensions[told].notifiedOn = other?.sentOn
        stages[index].extensions[told].ombudsmanDetailsGiven = other?.contents.contains(.ombudsman) ?? false
    }
}
