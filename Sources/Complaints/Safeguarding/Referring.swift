public import Foundation
import WorkingDays

extension Contact {
    /// Refuses to refer a concern of a contact that was closed; one that became a complaint still may be referred.
    public func checkReferral() throws(Refusal) {
        if let closedAt = ending?.closedAt { throw .contactClosed(on: London.day(of: closedAt)) }
    }
}

extension SafeguardingReferral {
    /// The recipient's word that they have it, expected at once: the law sets no time, and the contact stays open until then
    /// (requirements R9, R113).
    public static func duties(referredAt: Date, acknowledgedAt: Date?) -> [Duty] {
        let referredOn = London.day(of: referredAt)
        let acknowledgedOn = acknowledgedAt.map(London.day(of:))
        return [
            Duty(
                kind: .safeguardingAcknowledgement, clock: "acknowledgement", nature: .limit, basisOn: referredOn,
                dueOn: referredOn, knownFrom: referredOn, endedOn: acknowledgedOn,
                endedBy: acknowledgedOn.map { _ in .met })
        ]
    }
}
