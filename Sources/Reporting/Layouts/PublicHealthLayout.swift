import Complaints

extension Layout {
    /// The annual report on public health complaints (SI 2012/3094 Part 5), whose content is that of adult social care.
    static let publicHealth = singleStage(
        .publicHealth, .publicHealth,
        legalBasis: [
            "The NHS Bodies and Local Authorities (Partnership Arrangements, Care Trusts, Public Health and Local Healthwatch) "
                + "Regulations 2012 (SI 2012/3094), Part 5"
        ])
}
