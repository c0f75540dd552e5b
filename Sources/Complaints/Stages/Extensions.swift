import WorkingDays

extension Complaint {
    /// Records an extension of a stage; whether it moves the deadline is the deadline rule's to say.
    ///
    /// A clock that can be extended is, only before it has passed and no further than its maximum: children's stage 2 to
    /// 65 working days (SI 2006/1738 reg 17(6)), the Code's stages by 10 and 20, adult social care and public health to
    /// any day the complainant agreed to (SI 2009/309 reg 14(3), SI 2012/3094 reg 29(3)). Children's stage 1 keeps its 20
    /// working days: an agreement there governs the duty to offer stage 2, never "in time". One whose notice lacks what it
    /// must hold is recorded all the same and moves nothing, nor does it make the next a second one. Under the Code a
    /// second one has its good reason (Code 6.4).
    public mutating func grantExtension(_ extension: Extension, of name: StageName, context: RuleContext) throws {
        try required("reason", `extension`.reason)
        if let goodReason = `extension`.goodReason { try required("good_reason", goodReason) }
        try checkRequestDecided(name, context: context)
        let receipt = receipt
        try change(name) { stage in
            let (event, after) =
                stage.extensions.last.map { ("the agreement of the extension before", $0.agreedOn) }
                ?? (stage.requestEvent, stage.requestedOn)
            try context.check("agreed_on", `extension`.agreedOn, after: event, after)
            if let notifiedOn = `extension`.notifiedOn {
                try context.check("notified_on", notifiedOn, after: stage.requestEvent, stage.requestedOn)
            }
            guard `extension`.extendedTo > `extension`.agreedOn else {
                throw Refusal.outOfOrder(
                    "extended_to", `extension`.extendedTo, after: "agreed_on", `extension`.agreedOn)
            }
            if let agreedOn = `extension`.complainantAgreedOn {
                try context.check("complainant_agreed_on", agreedOn, after: stage.requestEvent, stage.requestedOn)
                try checkOrder("extended_to", `extension`.extendedTo, after: "complainant_agreed_on", agreedOn)
            }
            let verdicts = try DutyRule(version: context.version, calendar: context.calendar)
                .verdicts(on: stage, received: receipt)
            let moved = zip(stage.extensions, verdicts).filter { $0.1.code == .moves }.map(\.0)
            if moved.contains(where: { $0.agreedOn == `extension`.agreedOn }) {
                throw Refusal.alreadyRecorded("agreed_on", on: `extension`.agreedOn)
            }
            if let clock = context.version.clock("response", of: name), clock.extension != .none,
                let duty = try context.duty("response", of: stage, received: receipt)
            {
                if clock.notice == .code, !moved.isEmpty, `extension`.goodReason == nil {
                    throw Refusal.goodReasonMissing
                }
                guard `extension`.agreedOn <= duty.dueOn else {
                    throw Refusal.extensionAfterDeadline(
                        agreedOn: `extension`.agreedOn, dueOn: duty.dueOn, rule: clock.source)
                }
                // Days beyond the calendar could not be counted, nor the deadline explained.
                if case .workingDays = clock.length { _ = try context.calendar.ordinal(of: `extension`.extendedTo) }
                if case .upTo(let maximum) = clock.extension {
                    let latest = try context.calendar.day(maximum, workingDaysAfter: duty.basisOn)
                    guard `extension`.extendedTo <= latest else {
                        throw Refusal.extensionExceedsMaximum(
                            asked: `extension`.extendedTo, latest: latest, rule: clock.source)
                    }
                }
            }
            stage.extensions.append(`extension`)
        }
    }

    /// Takes an extension of a stage back, the latest unless one is named by its number, whether the stage runs or has ended;
    /// its deadlines are then those without it, or with the right one in its place.
    ///
    /// Every act is tried again afterwards, the right one as its first entry would be (`settle`).
    public mutating func withdrawExtension(
        of name: StageName, number: Int? = nil, replacement: Extension? = nil, reason: String
    ) throws(Refusal) {
        try required("reason", reason)
        guard let index = stages.firstIndex(where: { $0.stage == name }) else { throw .stageNotReached(name) }
        let place = (number ?? stages[index].extensions.count) - 1
        guard stages[index].extensions.indices.contains(place) else { throw .noExtension(name) }
        stages[index].extensions.remove(at: place)
        guard let replacement else { return }
        let later = stages[index].extensions.firstIndex { $0.agreedOn > replacement.agreedOn }
        stages[index].extensions.insert(replacement, at: later ?? stages[index].extensions.endIndex)
    }
}
