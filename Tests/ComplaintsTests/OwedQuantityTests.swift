import Complaints
import Testing

/// What is said where a quantity that is owed does not add up.
struct OwedQuantityTests {
    @Test("R100: what is refused of a quantity names the field that says too much, and one is one")
    func quantitySentences() {
        let owed = OwedQuantity(29, of: "sessions of therapy", delivered: 2)
        let paid = Refusal.moreThanOwed(owed, field: "in_lieu_quantity")
        let one = Refusal.moreThanOwed(OwedQuantity(1, of: "session", delivered: 2), field: "delivered")

        #expect(paid.fields == ["in_lieu_quantity"])
        #expect(
            paid.detail
                == "29 sessions of therapy are owed and 2 were provided, so at most 27 can be paid for in lieu.")
        #expect(one.detail == "1 session is owed, so no more can be provided.")
        #expect(
            Refusal.quantityOutstanding(1, of: "sessions of therapy").detail
                == "1 session of therapy is outstanding, so the obligation is not done yet.")
        #expect(
            Refusal.fewerDelivered(than: 1, of: "hours").detail
                == "1 hour is recorded as provided; what was counted wrongly is corrected, with the reason.")
    }
}
