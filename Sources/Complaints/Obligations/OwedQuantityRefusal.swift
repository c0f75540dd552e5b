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
    ///
    /// `field` is the field of the request that counts.
    public static func nothingCounted(_ field: String) -> Refusal {
        Refusal(
            ObligationRefusal.obligationQuantity,
            "The obligation has no quantity of which a part could be provided, or has not started; leave it out.",
            fields: [field])
    }

    /// More was provided and paid for than is owed.
    ///
    /// `field` is the field of the request that says too much, or of what is owed too little.
    public static func moreThanOwed(_ owed: OwedQuantity, field: String) -> Refusal {
        let (provided, paid) = (owed.delivered, owed.inLieu?.quantity ?? 0)
        let all = owed.quantity.things(owed.unit, "is owed", "are owed")
        let sentence: String =
            switch field {
            case "in_lieu_quantity" where provided == 0: "\(all), so no more can be paid for in lieu."
            case "delivered" where paid == 0: "\(all), so no more can be provided."
            case "in_lieu_quantity" where provided <= owed.quantity:
                "\(all) and \(provided) \(provided == 1 ? "was" : "were") provided, so at most "
                    + "\(owed.quantity - provided) can be paid for in lieu."
            case "delivered" where paid <= owed.quantity:
                "\(all) and \(paid) \(paid == 1 ? "is" : "are") paid for in lieu, so at most "
                    + "\(owed.quantity - paid) can be provided."
            default:
                "\(all), but \(provided) \(provided == 1 ? "was" : "were") provided and \(paid) "
                    + "\(paid == 1 ? "is" : "are") paid for in lieu."
            }
        return Refusal(ObligationRefusal.obligationQuantity, sentence, fields: [field])
    }

    /// Less was provided than is recorded already.
    public static func fewerDelivered(than recorded: Int, of unit: String) -> Refusal {
        Refusal(
            ObligationRefusal.obligationQuantity,
            "\(recorded.things(unit, "is", "are")) recorded as provided; "
                + "what was counted wrongly is corrected, with the reason.",
            fields: ["delivered"])
    }

    /// All of a quantity is provided or paid for before it is done (requirement R100).
    public static func quantityOutstanding(_ outstanding: Int, of unit: String) -> Refusal {
        Refusal(
            ObligationRefusal.quantityOutstanding,
            "\(outstanding.things(unit, "is", "are")) outstanding, so the obligation is not done yet.")
    }
}

extension Int {
    /// So many of a unit with its verb: "1 session of therapy is", "2 sessions of therapy are".
    fileprivate func things(_ unit: String, _ one: String, _ many: String) -> String {
        self == 1 ? "1 \(unit.ofOne) \(one)" : "\(self) \(unit) \(many)"
    }
}

extension String {
    /// The unit as one of it is called, by its first word: "session of therapy" of "sessions of therapy".
    fileprivate var ofOne: String {
        let word = prefix { $0 != " " }
        guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss") else { return self }
        let endings = ["sses", "ches", "shes", "xes"]
        return String(word.dropLast(endings.contains(where: word.hasSuffix) ? 2 : 1)) + dropFirst(word.count)
    }
}
