/// Why what came of an owed quantity is not recorded (requirement R100).
extension Refusal {
    /// Only a service is owed in a quantity (requirement R100).
    public static func obligationQuantity(_ type: ObligationType) -> Refusal {
        Refusal(
            ObligationRefusal.obligationQuantity,
            "An obligation of the type \(type.rawValue) has no quantity; leave out quantity and unit.",
            fields: ["quantity"])
    }

    /// A quantity is of something, and a payment in lieu is of a quantity and a sum: both of the two are sent, or neither.
    public static func obligationQuantity(_ field: String, with other: String) -> Refusal {
        Refusal(
            ObligationRefusal.obligationQuantity, "Send \(field) together with \(other), or neither of the two.",
            fields: [field])
    }

    /// The obligation is owed in no quantity, or has not started.
    public static var nothingCounted: Refusal {
        Refusal(
            ObligationRefusal.obligationQuantity,
            "The obligation has no quantity of which a part could be provided, or has not started; leave it out.",
            fields: ["delivered"])
    }

    /// More was provided than is owed.
    public static func moreThanOwed(_ owed: Int, of unit: String) -> Refusal {
        Refusal(
            ObligationRefusal.obligationQuantity,
            "Only \(owed) \(unit) are owed besides the rest; record no more than these.", fields: ["delivered"])
    }

    /// Less was provided than is recorded already.
    public static func fewerDelivered(than recorded: Int, of unit: String) -> Refusal {
        Refusal(
            ObligationRefusal.obligationQuantity,
            "\(recorded) \(unit) are recorded as provided; what was counted wrongly is corrected, with the reason.",
            fields: ["delivered"])
    }

    /// All of a quantity is provided or paid for before it is done (requirement R100).
    public static func quantityOutstanding(_ outstanding: Int, of unit: String) -> Refusal {
        Refusal(
            ObligationRefusal.quantityOutstanding,
            "\(outstanding) \(unit) are outstanding, so the obligation is not done yet.")
    }
}
