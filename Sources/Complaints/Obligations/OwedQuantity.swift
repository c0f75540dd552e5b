public import WorkingDays

/// A service owed in a quantity, and what has come of it (requirement R100).
public struct OwedQuantity: Hashable, Sendable {
    /// What was paid in place of a part or all of it, in pence.
    public struct PaymentInLieu: Hashable, Sendable {
        public var quantity: Int
        public var pence: Int
        /// The day it was agreed to be paid, by which it counts as money.
        public var on: Day

        /// A payment in the place of so much.
        public init(quantity: Int, pence: Int, on day: Day) {
            self.quantity = quantity
            self.pence = pence
            on = day
        }
    }

    public var quantity: Int
    /// What is counted: "sessions of speech therapy".
    public var unit: String
    /// How much of it was provided.
    public var delivered: Int
    public var inLieu: PaymentInLieu?

    /// A quantity, of which nothing was provided unless it is said.
    public init(_ quantity: Int, of unit: String, delivered: Int = 0, inLieu: PaymentInLieu? = nil) {
        self.quantity = quantity
        self.unit = unit
        self.delivered = delivered
        self.inLieu = inLieu
    }

    /// What was neither provided nor paid for.
    public var outstanding: Int { quantity - delivered - (inLieu?.quantity ?? 0) }

    /// Records what was provided so far and what is paid for in place of the rest, together no more than is owed; what was
    /// provided does not become less, but by a correction.
    mutating func record(_ delivery: Delivery, on day: Day) throws(Refusal) {
        var next = self
        if let quantity = delivery.inLieuQuantity, let pence = delivery.inLieuPence {
            try once("in_lieu_quantity", inLieu?.on)
            next.inLieu = PaymentInLieu(quantity: quantity, pence: pence, on: day)
        } else if delivery.inLieuQuantity != nil || delivery.inLieuPence != nil {
            throw .obligationQuantity("in_lieu_pence", with: "in_lieu_quantity")
        }
        next.delivered = delivery.delivered ?? delivered
        guard next.delivered >= delivered else { throw .fewerDelivered(than: delivered, of: unit) }
        guard next.outstanding >= 0 else {
            throw .moreThanOwed(next, field: delivery.field)
        }
        self = next
    }

    /// What progress says of a quantity: all that was provided so far, and what is paid for.
    public struct Delivery: Hashable, Sendable {
        public let delivered: Int?
        public let inLieuQuantity: Int?
        public let inLieuPence: Int?

        /// What was provided so far, and what is paid for in place of the rest.
        public init(delivered: Int? = nil, inLieuQuantity: Int? = nil, inLieuPence: Int? = nil) {
            self.delivered = delivered
            self.inLieuQuantity = inLieuQuantity
            self.inLieuPence = inLieuPence
        }

        /// The field that says how much: what was provided, or else what is paid for.
        var field: String {
            if delivered != nil || inLieuQuantity == nil && inLieuPence == nil { return "delivered" }
            return inLieuQuantity == nil ? "in_lieu_pence" : "in_lieu_quantity"
        }

        var isNothing: Bool { delivered == nil && inLieuQuantity == nil && inLieuPence == nil }
    }
}
