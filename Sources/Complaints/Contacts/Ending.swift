public import Foundation
public import WorkingDays

/// How a contact ended; the fields beside the disposition are those it asks for.
public struct Ending: Hashable, Sendable {
    public var disposition: Disposition
    public var destination: Destination?
    /// The day of the letter, or of the conversation in which it was explained.
    public var explainedOn: Day?
    public var forwardedOn: Day?
    /// Why it was closed (requirement R66); nil where an import does not say.
    public var rationale: String?
    /// The answers to the two tests of the children's procedure, for a matter of children's social care that goes elsewhere.
    public var tests: EligibilityTests?
    /// The manager who agreed.
    public var agreedBy: PersonID?
    /// The multi-agency assessment behind a closing as malicious.
    public var assessmentReference: String?
    /// The day the person was spoken to in it.
    public var spokenToOn: Day?
    /// Nil where an imported register says how it ended and not when.
    public var closedAt: Date?

    /// An ending as it is proposed or stored.
    public init(
        disposition: Disposition, destination: Destination?, explainedOn: Day?, forwardedOn: Day?, rationale: String?,
        tests: EligibilityTests?, agreedBy: PersonID?, assessmentReference: String?, spokenToOn: Day?, closedAt: Date?
    ) {
        self.disposition = disposition
        self.destination = destination
        self.explainedOn = explainedOn
        self.forwardedOn = forwardedOn
        self.rationale = rationale
        self.tests = tests
        self.agreedBy = agreedBy
        self.assessmentReference = assessmentReference
        self.spokenToOn = spokenToOn
        self.closedAt = closedAt
    }
}

extension Ending {
    /// Refuses what the disposition lacks, and what belongs to another.
    func check(receivedOn: Day, today: Day) throws(Refusal) {
        let allowed = disposition.destinations
        if let destination, allowed.contains(destination) == false {
            throw .destination(destination, disposition)
        }
        try require("destination", destination != nil, where: !allowed.isEmpty)
        try require("explained_on", explainedOn != nil, where: disposition == .routedOut)
        try require("forwarded_on", forwardedOn != nil, where: disposition == .forwarded)
        if disposition != .forwarded, forwardedOn != nil { throw .fieldOfDisposition("forwarded_on", disposition) }
        for (field, day) in [
            ("explained_on", explainedOn), ("forwarded_on", forwardedOn), ("spoken_to_on", spokenToOn),
        ] {
            guard let day else { continue }
            try checkHappened(field, day, after: "received_on", receivedOn, by: today)
        }
    }

    private func require(_ field: String, _ isThere: Bool, where isAsked: Bool) throws(Refusal) {
        if isAsked, !isThere { throw .fieldOfDisposition(field, disposition) }
    }
}
