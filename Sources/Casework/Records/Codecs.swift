import Complaints
import Postgres
import WorkingDays

extension ComplaintID: PostgresCodable {}
extension StageID: PostgresCodable {}
extension OmbudsmanCaseID: PostgresCodable {}
extension ContactID: PostgresCodable {}
extension SafeguardingReferralID: PostgresCodable {}
extension ComplimentID: PostgresCodable {}
extension RemedyID: PostgresCodable {}
extension Procedure: PostgresCodable {}
extension StageName: PostgresCodable {}
extension MonthWording: PostgresCodable {}
extension ClockKind: PostgresCodable {}
extension ClockBasis: PostgresCodable {}
extension ClockEnd: PostgresCodable {}
extension DeadlineEnd: PostgresCodable {}
extension Channel: PostgresCodable {}
extension ContactKind: PostgresCodable {}
extension ContactSource: PostgresCodable {}
extension Subject: PostgresCodable {}
extension Disposition: PostgresCodable {}
extension Destination: PostgresCodable {}
extension ReferralRecipient: PostgresCodable {}
extension ComplainantType: PostgresCodable {}
extension RepresentativeType: PostgresCodable {}
extension InvestigatorType: PostgresCodable {}
extension NoFindingReason: PostgresCodable {}
extension BreachReason: PostgresCodable {}
extension Outcome: PostgresCodable {}
extension OmbudsmanDecision: PostgresCodable {}
extension RemedyType: PostgresCodable {}
extension Role: PostgresCodable {}
extension Advocacy.Answer: PostgresCodable {}
extension ClosureKind: PostgresCodable {}
extension RefusalReason: PostgresCodable {}
extension PointOrigin: PostgresCodable {}
extension ExclusionReason: PostgresCodable {}
extension Finding: PostgresCodable {}
extension ProposedDecision: PostgresCodable {}
extension PartyRole: PostgresCodable {}
extension NoticeKind: PostgresCodable {}
extension NoticeRecipient: PostgresCodable {}
extension NoticeContent: PostgresCodable {}
extension ActionScope: PostgresCodable {}
extension ActionType: PostgresCodable {}
