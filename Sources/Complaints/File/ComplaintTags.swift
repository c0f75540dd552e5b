/// What a complaint is about, where that is counted or listed apart.
public struct ComplaintTags: Hashable, Sendable {
    public let subject: Subject?
    /// The home or other place whose staff it is about.
    public let establishment: String?
    /// The referral to the designated officer about somebody who works there with children.
    public let ladoReference: String?

    /// Tags; nil is none.
    public init(subject: Subject?, establishment: String?, ladoReference: String?) {
        self.subject = subject
        self.establishment = establishment
        self.ladoReference = ladoReference
    }

    /// Refuses to record no tag at all, and a referral without the place it is about.
    public func check() throws(Refusal) {
        if subject == nil, establishment == nil, ladoReference == nil { throw .blank("subject") }
        try checkEstablishment()
    }

    /// Refuses a place without a name, and a referral to the designated officer without the place it is about.
    func checkEstablishment() throws(Refusal) {
        if let establishment { try required("establishment", establishment) }
        if establishment == nil, ladoReference != nil { throw .ladoWithoutEstablishment }
    }
}
