import Complaints
import Postgres
import WorkingDays

extension ComplaintID: PostgresCodable {}
extension StageID: PostgresCodable {}
extension OmbudsmanCaseID: PostgresCodable {}
extension RemedyID: PostgresCodable {}
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
extension PersonID: PostgresCodable {}
extension TeamID: PostgresCodable {}
extension Employment: PostgresCodable {}
extension Capacity: PostgresCodable {}
extension BehaviourMeasureID: PostgresCodable {}
extension BehaviourMeasureKind: PostgresCodable {}
extension ComplainantKind: PostgresCodable {}
extension BehaviourException: PostgresCodable {}
extension ContactRestriction: PostgresCodable {}
extension Weekday: PostgresCodable {}
extension CouncilSetting: PostgresCodable {}
