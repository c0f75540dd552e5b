public import Complaints
import Foundation
public import JSON
public import Postgres
public import WorkingDays

/// Takes back a value of a setting that was decided wrongly: on the day it was decided, or as long as it is not in force;
/// the value before it holds again.
public struct WithdrawSetting: RequestedOperation {
    public static let event = "setting_withdrawn"
    public static let permission = Permission.administer

    public let setting: CouncilSetting
    public let fromOn: Day
    public let reason: String

    public init(_ fields: inout Fields, of target: NoTarget) {
        setting = fields.choice("setting")
        fromOn = fields.day("from_on")
        reason = fields.text("reason", limit: 2_000)
    }

    public func perform(_ context: borrowing OperationContext, _ db: borrowing Transaction) throws -> SettingValue {
        let decided = try db.first(SQL.withdraw(setting, from: fromOn)) { row in
            SettingValue(
                setting: setting, value: try row["value"], fromOn: fromOn, reason: try row["reason"],
                decidedBy: try row["decided_by"], decidedAt: try row["decided_at"])
        }.found(or: .settingNotDecided(setting, from: fromOn))
        try setting.checkWithdrawal(
            from: fromOn, decidedOn: London.day(of: decided.decidedAt), reason: reason, today: context.today)
        // What was frozen since is solved by it.
        if setting == .smallNumbersBelow, try db.one(SQL.isFrozen(since: decided.decidedAt), { try $0["is_frozen"] }) {
            throw Refusal.settingFrozen
        }
        let event = try context.audit(
            Self.event,
            details: [
                "setting": .text(setting.rawValue), "from_value": .number(decided.value),
                "from_on": .text(fromOn.description), "reason": .text(reason),
            ], db)
        try setting.storeDuties(by: event, context, db)
        return decided
    }
}

extension SQL {
    /// Whether a version of a report has taken a step since: its first is to be frozen.
    fileprivate static func isFrozen(since moment: Date) -> SQL {
        "SELECT EXISTS (SELECT FROM report_version_step AS p WHERE p.moved_at >= \(moment)) AS is_frozen"
    }

    /// Nothing is gone where the rule then refuses: the transaction ends with it.
    fileprivate static func withdraw(_ setting: CouncilSetting, from day: Day) -> SQL {
        """
        DELETE FROM council_setting WHERE name = \(setting) AND from_on = \(day)
        RETURNING value, reason, decided_by, decided_at
        """
    }
}
