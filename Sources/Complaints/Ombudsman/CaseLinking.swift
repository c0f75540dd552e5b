extension OmbudsmanCaseRecord {
    /// Where the matter stands once the case belongs to a complaint: as the complaint's stages have it.
    ///
    /// A case that was opened under another procedure, or linked to another complaint, takes this one only with the reason why
    /// it was wrong. `version` is that of the complaint's acceptance.
    ///
    /// - Throws: `Refusal` where the enquiry came before the complaint, or the decision contradicts its stages.
    public func checkLink(
        to linked: Complaint, version: ProcedureVersion, names: [String], reason: String?
    ) throws(Refusal) -> ProcedureStanding {
        guard linked.id != complaint else { throw .linkedToThat }
        try linked.checkCounts()
        if let reason { try required("reason", reason) }
        guard complaint == nil || reason != nil else { throw .linkedAlready }
        guard enquiryOn >= linked.receivedOn else { throw .enquiryBefore(linked.receivedOn, on: enquiryOn) }
        let known = linked.standing(
            on: enquiryOn, procedure: standing.procedure, version: version, said: standing.reached,
            sentBackOn: prematureOn)
        guard known.procedure == standing.procedure || reason != nil else {
            throw .procedureDiffers(known.procedure, opened: standing.procedure)
        }
        try decision?.check(publicReport: publicReport, exhausted: known.isExhausted, field: "complaint_id")
        if let summary { try PrintSummary.check(summary, names: names, field: "complaint_id") }
        return known
    }

    /// Refuses to take back a link that is not there.
    public func checkUnlinking(reason: String) throws(Refusal) {
        guard complaint != nil else { throw .caseNotLinked }
        try required("reason", reason)
    }

    /// Whether a summary may be kept for print, with the themes of the faults found.
    public func checkSummary(_ summary: String, themes: [String], names: [String]) throws(Refusal) {
        try required("summary", summary)
        try PrintSummary.check(summary, names: names)
        guard themes.isEmpty || decision?.isUpheld == true else { throw .themeWithoutFault }
    }
}
