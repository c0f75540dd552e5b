import Complaints
import Postgres
import WorkingDays

extension ComplaintID: PostgresCodable {}
extension StageID: PostgresCodable {}
extension OmbudsmanCaseID: PostgresCodable {}
extension RemedyID: PostgresCodable {}
extension OmbudsmanLetterID: PostgresCodable {}
extension OmbudsmanLetterType: PostgresCodable {}
extension OmbudsmanBasis: PostgresCodable {}
extension OmbudsmanAct: PostgresCodable {}
extension Procedure: PostgresCodable {}
extension StageName: PostgresCodable {}
extension MonthWording: PostgresCodable {}
extension ClockKind: PostgresCodable {}
extension ClockBasis: PostgresCodable {}
extension ClockEnd: PostgresCodable {}
extension ExtensionNotice: PostgresCodable {}
extension ResponsePlan.Origin: PostgresCodable {}
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
