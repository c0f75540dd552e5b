import Complaints

extension Layout {
    /// The annual report on adult social care (SI 2009/309 reg 18).
    static let adultSocialCare = singleStage(
        .adultSocialCare, .adultSocialCare,
        yearlyBasis: [
            "The Local Authority Social Services and National Health Service Complaints (England) Regulations 2009 (SI "
                + "2009/309), regulation 18"
        ])
}
