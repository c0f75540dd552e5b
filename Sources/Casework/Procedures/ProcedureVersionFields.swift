import Complaints
import JSON
import WorkingDays

extension ProposedVersion {
    init(_ fields: inout Fields) {
        self.init(
            procedure: fields.choice("procedure"), name: fields.text("name", limit: 200),
            inForceFrom: fields.day("in_force_from"), source: fields.text("source", limit: 500),
            clocks: fields.objects(optional: "clocks", limit: 40) { ProcedureClock(&$0) },
            headlineBasis: fields.choice(optional: "headline_basis"),
            afterHoursRollsForward: fields.flag(optional: "after_hours_rolls_forward") ?? false)
    }
}

extension ProcedureClock {
    /// The Code asks for the Ombudsman's details with every extension of a corporate complaint, so that is the rule unless
    /// the council says otherwise.
    fileprivate init(_ fields: inout Fields) {
        self.init(
            stage: fields.choice("stage"), clock: fields.text("clock", limit: 100), kind: fields.choice("kind"),
            basis: fields.choice("basis"), endsWith: fields.choice("ends_with"), length: ClockLength(&fields),
            extension: ClockExtension(&fields), notice: fields.choice(optional: "extension_notice") ?? .code,
            source: fields.text("source", limit: 500))
    }
}

extension ClockLength {
    /// Working days, or months with their wording; anything else has a length that the rule refuses.
    fileprivate init(_ fields: inout Fields) {
        let days = fields.integer(optional: "working_days", in: 0...100_000)
        let months = fields.integer(optional: "months", in: 0...100_000)
        let wording: MonthWording? = fields.choice(optional: "month_wording")
        switch (days, months, wording) {
        case (let days?, nil, nil): self = .workingDays(days)
        case (nil, let months?, let wording?): self = .months(months, wording)
        default: self = .workingDays(0)
        }
    }
}

extension ClockExtension {
    /// None, to any day agreed in time, or up to so many working days from the basis.
    fileprivate init(_ fields: inout Fields) {
        let maximum = fields.integer(optional: "extension_maximum_working_days", in: 0...100_000)
        switch (fields.flag(optional: "extendable") ?? false, maximum) {
        case (false, nil): self = .none
        case (true, nil): self = .byAgreement
        case (true, let maximum?): self = .upTo(workingDays: maximum)
        // A maximum of what cannot be extended is one that no extension reaches.
        case (false, _?): self = .upTo(workingDays: 0)
        }
    }
}
