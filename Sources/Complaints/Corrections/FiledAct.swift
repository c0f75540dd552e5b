public import WorkingDays

/// An act in the file of a complaint beside its stages, the first of its kind; none is dated before the receipt.
public struct FiledAct: Sendable {
    public let kind: ActKind
    /// The field of its day in the first entry.
    public let field: String
    public let on: Day

    /// An act of a day.
    public init(_ kind: ActKind, _ field: String, on day: Day) {
        self.kind = kind
        self.field = field
        on = day
    }
}

extension Complaint {
    /// What is tried again of the file.
    func acts(filed: [FiledAct]) -> [RecordedAct] {
        filed.compactMap { filed in
            act(
                filed.kind, on: filed.on,
                { complaint, _ in
                    try checkOrder(filed.field, filed.on, after: "received_on", complaint.receivedOn)
                })
        }
    }
}
