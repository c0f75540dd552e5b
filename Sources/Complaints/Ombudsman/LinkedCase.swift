public import WorkingDays

/// A case of a complaint, as far as it must agree with what the complaint's stages say.
public struct LinkedCase: Hashable, Sendable {
    public let id: OmbudsmanCaseID
    public let reference: String
    /// How far the matter had come before the complaint was changed.
    public let standing: ProcedureStanding
    public let enquiryOn: Day
    /// The day on which the Ombudsman sent it back as premature; nil of any other case.
    public let sentBackOn: Day?
    /// Whether it counts: false of one that was opened in error.
    public let counts: Bool

    /// A case as it is stored.
    public init(
        id: OmbudsmanCaseID, reference: String, standing: ProcedureStanding, enquiryOn: Day, sentBackOn: Day?,
        counts: Bool
    ) {
        self.id = id
        self.reference = reference
        self.standing = standing
        self.enquiryOn = enquiryOn
        self.sentBackOn = sentBackOn
        self.counts = counts
    }
}

extension Complaint {
    /// How far the complaint had come by the enquiry of a case, after a change of the complaint.
    ///
    /// - Throws: `Refusal.actInTheWay` where the case was sent back as premature and the change tells that every stage had
    ///   been completed; whoever links the case would be refused too. A register from elsewhere may say both already.
    public func standing(
        of linked: LinkedCase, replacing before: Complaint, version: ProcedureVersion
    ) throws(Refusal) -> ProcedureStanding {
        let known = standing(
            on: linked.enquiryOn, procedure: linked.standing.procedure, version: version,
            said: linked.standing.reached?.carried(from: before, to: self), sentBackOn: linked.sentBackOn)
        guard linked.counts, let sentBackOn = linked.sentBackOn, !linked.standing.isExhausted else { return known }
        do {
            try OmbudsmanDecision.prematureReferredBack.check(publicReport: false, exhausted: known.isExhausted)
        } catch {
            throw .actInTheWay(
                "the decision of \(sentBackOn.written) on the Ombudsman's case \(linked.reference)", error)
        }
        return known
    }
}
