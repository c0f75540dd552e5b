extension Procedure {
    /// As a sentence names it.
    public var written: String {
        switch self {
        case .childrens: "the children's procedure"
        case .adultSocialCare: "the adult social care procedure"
        case .publicHealth: "the public health procedure"
        case .corporate: "the corporate procedure"
        }
    }
}

extension StageName {
    /// As a sentence names it.
    public var written: String {
        switch self {
        case .localResolution: "local resolution (stage 1)"
        case .investigation: "investigation (stage 2)"
        case .reviewPanel: "review panel (stage 3)"
        case .singleStage: "single stage"
        case .stage1: "stage 1"
        case .stage2: "stage 2"
        }
    }
}
