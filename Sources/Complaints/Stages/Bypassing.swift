public import WorkingDays

extension Complaint {
    /// Passes stage 1 over where the authority and the complainant both agree that it is not appropriate, never on one
    /// side's wish alone (SI 2006/1738 reg 17(1)).
    public mutating func bypassStage1(
        on day: Day, complainantAgrees: Bool, reason: String, context: RuleContext
    ) throws {
        try required("reason", reason)
        try change(.localResolution) { stage in
            guard complainantAgrees else { throw Refusal.bypassWithoutAgreement }
            try context.check("bypassed_on", day, after: stage.requestEvent, stage.requestedOn)
            stage.bypassedOn = day
        }
    }

    /// Records the written record of a complaint made orally, sent for comment and agreement (SI 2006/1738 reg 16).
    public mutating func sendWrittenRecord(_ record: WrittenRecord, context: RuleContext) throws(Refusal) {
        try checkOpen()
        guard channel.isOral else { throw .notOral(channel) }
        try context.check("sent_on", record.sentOn, after: "received_on", receivedOn)
        if let agreedOn = record.agreedOn {
            try context.check("agreed_on", agreedOn, after: "sent_on", record.sentOn)
        }
        writtenRecord = record
    }

    /// Opens the single stage again, by decision and with a reason; its six months run on from receipt (SI 2009/309 reg 14).
    ///
    /// An adult social care or public health complaint has no further stage to ask for.
    public mutating func reopenSingleStage(reason: String) throws {
        try required("reason", reason)
        try checkOpen()
        guard let index = stages.firstIndex(where: { $0.stage == .singleStage }) else {
            throw Refusal.notForStage(stages.last?.stage ?? .singleStage)
        }
        guard stages[index].respondedOn != nil else { throw Refusal.stageUnanswered(.singleStage) }
        var stage = stages[index]
        (stage.respondedOn, stage.respondedBy, stage.outcome) = (nil, nil, nil)
        (stage.allPointsUpheld, stage.noFindingReason) = (nil, nil)
        stage.lateReasons.removeAll { $0.clock == "response" }
        (stage.draftedBy, stage.checkedBy) = (nil, nil)
        stages[index] = stage
        for point in points.indices { points[point].findings[.singleStage] = nil }
    }
}

extension Channel {
    /// Whether a complaint came by word of mouth.
    public var isOral: Bool { self == .phone || self == .inPerson }
}
