import Complaints
import HTTPTypes
import JSON
import Reporting
import Testing
import WorkingDays

@testable import API
@testable import Casework

/// What openapi.yaml lists, held against the program.
@Suite struct ContractTableTests {
    private static let listed: [(schema: String, codes: [String])] = [
        ("ProblemCode", ProblemType.all.map(\.code)),
        ("FieldErrorCode", FieldError.Code.allCases.map(\.rawValue)),
        ("Procedure", Procedure.allCases.map(\.rawValue)),
        ("StageName", StageName.allCases.map(\.rawValue)),
        ("ComplaintState", ComplaintState.allCases.map(\.rawValue)),
        ("OmbudsmanCaseState", OmbudsmanCaseState.allCases.map(\.rawValue)),
        ("ClockKind", ClockKind.allCases.map(\.rawValue)),
        ("ContactKind", ContactKind.allCases.map(\.rawValue)),
        ("ContactSource", ContactSource.allCases.map(\.rawValue)),
        ("ContactState", ContactState.allCases.map(\.rawValue)),
        ("ExportState", Export.State.allCases.map(\.rawValue)),
        ("ContactWorklist", ContactWorklist.allCases.map(\.rawValue)),
        ("Subject", Subject.allCases.map(\.rawValue)),
        ("Disposition", Disposition.allCases.map(\.rawValue)),
        ("Destination", Destination.allCases.map(\.rawValue)),
        ("ReferralRecipient", ReferralRecipient.allCases.map(\.rawValue)),
        ("ReferralState", ReferralState.allCases.map(\.rawValue)),
        ("ComplimentState", ComplimentState.allCases.map(\.rawValue)),
        ("ClockBasis", ClockBasis.allCases.map(\.rawValue)),
        ("ClockEnd", ClockEnd.allCases.map(\.rawValue)),
        ("MonthWording", MonthWording.allCases.map(\.rawValue)),
        ("HeadlineBasis", HeadlineBasis.allCases.map(\.rawValue)),
        ("ExtensionNotice", ExtensionNotice.allCases.map(\.rawValue)),
        ("ExtensionVerdict", ExtensionVerdict.Code.allCases.map(\.rawValue)),
        ("StageWarning", StageWarning.allCases.map(\.rawValue)),
        ("PlanOrigin", ResponsePlan.Origin.allCases.map(\.rawValue)),
        ("OmbudsmanLetterKind", OmbudsmanLetterKind.allCases.map(\.rawValue)),
        ("StageReached", StageReached.allCases.map(\.rawValue)),
        ("OmbudsmanStage", OmbudsmanStage.allCases.map(\.rawValue)),
        ("ReturnStep", ReturnStep.allCases.map(\.rawValue)),
        ("LetterState", LetterState.allCases.map(\.rawValue)),
        ("PublicReportAct", PublicReportAct.allCases.map(\.rawValue)),
        ("OmbudsmanBasis", OmbudsmanBasis.allCases.map(\.rawValue)),
        ("OmbudsmanAct", OmbudsmanAct.allCases.map(\.rawValue)),
        ("Channel", Channel.allCases.map(\.rawValue)),
        ("ComplainantType", ComplainantType.allCases.map(\.rawValue)),
        ("RepresentativeType", RepresentativeType.allCases.map(\.rawValue)),
        ("InvestigatorType", InvestigatorType.allCases.map(\.rawValue)),
        ("ReportAuthor", ReportAuthor.allCases.map(\.rawValue)),
        ("Outcome", Outcome.allCases.map(\.rawValue)),
        ("NoFindingReason", NoFindingReason.allCases.map(\.rawValue)),
        ("BreachReason", BreachReason.allCases.map(\.rawValue)),
        ("Finding", Finding.allCases.map(\.rawValue)),
        ("PointOrigin", PointOrigin.allCases.map(\.rawValue)),
        ("ExclusionReason", ExclusionReason.allCases.map(\.rawValue)),
        ("RefusalReason", RefusalReason.allCases.map(\.rawValue)),
        ("ChildDecision", ChildDecision.allCases.map(\.rawValue)),
        ("ClosureKind", ClosureKind.allCases.map(\.rawValue)),
        ("Closing", Closing.allCases.map(\.rawValue)),
        ("AdvocacyAnswer", Advocacy.Answer.allCases.map(\.rawValue)),
        ("PartyRole", PartyRole.allCases.map(\.rawValue)),
        ("PersonInList", PersonInList.allCases.map(\.rawValue)), ("Inclusion", Inclusion.allCases.map(\.rawValue)),
        ("NoticeKind", NoticeKind.allCases.map(\.rawValue)),
        ("NoticeRecipient", NoticeRecipient.allCases.map(\.rawValue)),
        ("NoticeContent", NoticeContent.allCases.map(\.rawValue)),
        ("ProposedDecision", ProposedDecision.allCases.map(\.rawValue)),
        ("ErasureHold", ErasureHold.allCases.map(\.rawValue)),
        ("Permission", Permission.allCases.map(\.rawValue)),
        ("ReportName", ReportName.allCases.map(\.rawValue)),
        ("ReportView", ReportView.allCases.map(\.rawValue)),
        ("DemandMeasure", DemandMeasure.allCases.map(\.rawValue)),
        ("EarlierMeasure", EarlierMeasure.allCases.map(\.rawValue)),
        ("CostCategory", CostCategory.allCases.map(\.rawValue)),
        ("RatingColour", Rating.Colour.allCases.map(\.rawValue)),
        ("TargetComparison", TargetComparison.allCases.map(\.rawValue)),
        ("TargetUnit", TargetUnit.allCases.map(\.rawValue)),
        ("OmbudsmanDecision", OmbudsmanDecision.allCases.map(\.rawValue)),
        ("ObligationScope", ObligationScope.allCases.map(\.rawValue)),
        ("ObligationType", ObligationType.allCases.map(\.rawValue)),
        ("ObligationSource", ObligationSource.allCases.map(\.rawValue)),
        ("ObligationStatus", ObligationStatus.allCases.map(\.rawValue)),
        ("LearningPairState", LearningPairState.allCases.map(\.rawValue)),
        ("ListFormat", [ReportFormat.json, .csv].map(\.rawValue)),
        ("Grouping", Grouping.allCases.map(\.rawValue)),
        ("FigureBasis", Basis.allCases.map(\.rawValue)),
        ("FigureUnit", Reporting.Unit.allCases.map(\.rawValue)),
        ("Polarity", Polarity.allCases.map(\.rawValue)),
        ("ValueState", Value.State.allCases.map(\.rawValue)),
        ("EntryKind", EntryKind.allCases.map(\.rawValue)),
        ("MediationStep", MediationStep.allCases.map(\.rawValue)),
        ("LinkKind", LinkKind.allCases.map(\.rawValue)),
        ("FileWarning", FileWarning.allCases.map(\.rawValue)),
        ("HistoryKind", HistoryLine.Kind.allCases.map(\.rawValue)),
        ("Worklist", Worklist.allCases.map(\.rawValue)),
        ("PreferredWay", PreferredWay.allCases.map(\.rawValue)),
        ("ContactDetailsOf", ContactDetailsOf.allCases.map(\.rawValue)),
        ("PersonConcerned", PersonConcerned.allCases.map(\.rawValue)),
        ("Employment", Employment.allCases.map(\.rawValue)),
        ("DutyKind", DutyKind.allCases.map(\.rawValue)),
        ("DutyRecord", DutySubject.Record.allCases.map(\.rawValue)),
        ("PostKind", PostKind.allCases.map(\.rawValue)),
        ("StaffChannel", StaffChannel.allCases.map(\.rawValue)),
        ("DirectoryGapKind", DirectoryGap.Kind.allCases.map(\.rawValue)),
        ("MessageTemplateName", TemplateName.allCases.map(\.rawValue)),
        ("MessagePlaceholder", MessagePlaceholder.allCases.map(\.rawValue)),
        ("MessageChannel", MessageChannel.allCases.map(\.rawValue)),
        ("MessageState", MessageState.allCases.map(\.rawValue)),
        ("WebhookDisabling", WebhookDisabling.allCases.map(\.rawValue)),
        ("Capacity", Capacity.allCases.map(\.rawValue)),
        ("AlertKind", AlertKind.allCases.map(\.rawValue)),
        ("ReportStatus", ReportStatus.allCases.map(\.rawValue)),
        ("AlertState", AlertState.allCases.map(\.rawValue)),
        ("Audience", Audience.allCases.map(\.rawValue)),
        ("AlertRole", AlertRole.allCases.map(\.rawValue)),
        ("AlertCancellation", AlertCancellation.allCases.map(\.rawValue)),
        ("AnswerVerdict", AnswerVerdict.allCases.map(\.rawValue)),
        ("ChallengeDecision", ChallengeDecision.allCases.map(\.rawValue)),
        ("LetterDirection", LetterDirection.allCases.map(\.rawValue)),
        ("CouncilSetting", CouncilSetting.allCases.map(\.rawValue)),
        ("BehaviourMeasureKind", BehaviourMeasureKind.allCases.map(\.rawValue)),
        ("ComplainantKind", ComplainantKind.allCases.map(\.rawValue)),
        ("BehaviourException", BehaviourException.allCases.map(\.rawValue)),
        ("ContactRestriction", ContactRestriction.allCases.map(\.rawValue)),
        ("Weekday", Weekday.allCases.map(\.rawValue)),
        ("BehaviourState", BehaviourState.allCases.map(\.rawValue)),
        ("BehaviourEnd", BehaviourEnd.allCases.map(\.rawValue)),
        ("BehaviourVerdict", BehaviourVerdict.allCases.map(\.rawValue)),
        ("ReadinessFailure", Readiness.Failure.allCases.map(\.rawValue)),
        ("ReadinessWarning", Readiness.Warning.allCases.map(\.rawValue)),
        ("DeadlineEnd", DutyEnd.allCases.map(\.rawValue)),
        ("LadderNature", [ClockKind.limit.rawValue, ClockKind.target.rawValue]),
    ]

    @Test("The codes in openapi.yaml are those of the program", arguments: ContractTableTests.listed)
    func codes(schema: String, codes: [String]) throws {
        let contract = try Contract.shared.get()

        let listed = try #require(contract.named(schema)["enum"] as? [String])

        #expect(listed.sorted() == codes.sorted())
    }

    @Test("Every schema that lists codes is one whose codes are held against the program")
    func everySchema() throws {
        let components = try Contract.shared.get().document["components"] as? [String: Any]
        let schemas = try #require(components?["schemas"] as? [String: [String: Any]])

        #expect(Set(schemas.filter { $0.value["enum"] != nil }.keys) == Set(Self.listed.map(\.schema)))
    }

    @Test("Every problem status of the program is one that operations list")
    func statuses() throws {
        let contract = try Contract.shared.get()
        let listed = contract.operations.reduce(into: Set<String>()) { $0.formUnion($1.statuses) }

        // 405 belongs to paths, not to operations.
        let used = Set(ProblemType.all.map { "\($0.status.code)" }).subtracting(["405"])

        #expect(used.isSubset(of: listed))
    }

    @Test("The example of each request fits its schema")
    func examples() throws {
        let contract = try Contract.shared.get()

        for operation in contract.operations where operation.method == "POST" {
            let body = try #require(operation.fields["requestBody"] as? [String: Any])
            let media = try #require((body["content"] as? [String: [String: Any]])?["application/json"])
            let example = try #require(media["example"], "\(operation.id ?? "")")
            let schema = try #require(contract.schema(in: body))
            #expect(contract.violations(try JSONValue(yaml: example), schema) == [], "\(operation.id ?? "")")
        }
    }
}
