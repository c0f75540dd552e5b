import Complaints
import Postgres
import WorkingDays

extension ComplaintID: PostgresCodable {}
extension StageID: PostgresCodable {}
extension OmbudsmanCaseID: PostgresCodable {}
extension RemedyID: PostgresCodable {}
extension ActionID: PostgresCodable {}
extension EntryID: PostgresCodable {}
extension LinkID: PostgresCodable {}
extension LearningPairID: PostgresCodable {}
extension Procedure: PostgresCodable {}
extension StageName: PostgresCodable {}
extension MonthWording: PostgresCodable {}
extension ClockKind: PostgresCodable {}
extension ClockBasis: PostgresCodable {}
extension ClockEnd: PostgresCodable {}
extension DeadlineEnd: PostgresCodable {}
extension Channel: PostgresCodable {}
extension ComplainantType: PostgresCodable {}
extension RepresentativeType: PostgresCodable {}
extension InvestigatorType: PostgresCodable {}
extension NoFindingReason: PostgresCodable {}
extension BreachReason: PostgresCodable {}
extension Outcome: PostgresCodable {}
extension OmbudsmanDecision: PostgresCodable {}
extension RemedyType: PostgresCodable {}
extension Role: PostgresCodable {}
extension Person: PostgresCodable {}
