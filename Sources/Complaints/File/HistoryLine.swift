public import Foundation
public import WorkingDays

/// One line of a complaint's history, in the order things happened.
public struct HistoryLine: Hashable, Sendable {
    /// What the line is.
    public enum Kind: String, Sendable, CaseIterable {
        /// Something was done with the complaint, as the audit has it.
        case event
        /// A day of the complaint itself: received, acknowledged, asked for a stage, answered, closed.
        case fact
        /// Something was put into its file.
        case entry
        /// A limit or target that fell, or falls, on the day.
        case duty = "deadline"
        /// A limit or target that was moved to another day.
        case move
    }

    public let on: Day
    public let kind: Kind
    /// When it was recorded; nil for a deadline and for a day of the complaint itself.
    public let recordedAt: Date?
    public let by: String?
    /// As `stage_responded`, `progress_update` or `local_resolution.response`.
    public let title: String
    public let text: String
    /// Whether it was struck through.
    public let isStruck: Bool

    /// A line of a day.
    public init(on: Day, kind: Kind, recordedAt: Date?, by: String?, title: String, text: String, isStruck: Bool) {
        self.on = on
        self.kind = kind
        self.recordedAt = recordedAt
        self.by = by
        self.title = title
        self.text = text
        self.isStruck = isStruck
    }
}
