import Complaints
import Testing

@testable import API
@testable import Casework

/// A duty of a kind and what becomes of it in each of the seven cases: it begins, is due, is moved by an extension, is moved
/// by a late bank holiday, ends in time, ends late, and ends otherwise.
///
/// Every day is counted by hand from the bank holidays of England and Wales.
struct SevenCases: Sendable, CustomTestStringConvertible {
    /// A request, in whose path `{id}` is what the duty is about.
    struct Act: Sendable {
        let path: String
        let body: String
        /// `done`, or the status and the code of the refusal.
        let answer: String

        init(_ path: String, _ body: String, _ answer: String = "done") {
            self.path = path
            self.body = body
            self.answer = answer
        }
    }

    /// What an extension does, or the act that would be one.
    struct Extended: Sendable {
        let day: String
        let act: Act
        /// `day-0 due how it stands` of each value afterwards; nil where nothing moved.
        var values: [String]?
        /// `before after operation` where the day is written over.
        var moves: [String] = []
    }

    /// What a bank holiday does that is proclaimed inside the span, on the day the record is made.
    struct Holiday: Sendable {
        let day: String
        /// Nil where nothing moved.
        var value: String?
        /// The day it was due before and after.
        var move: (from: String, to: String)?
    }

    /// What ends the duty on a day; the last act may be refused, and then it goes on.
    struct Ended: Sendable {
        let day: String
        let acts: [Act]
        let values: [String]
        /// How many breaches are recorded of it.
        var breaches = 0
    }

    let kind: DutyKind
    let clock: String
    var nature = ClockKind.limit
    /// Whose it is, where the clock alone does not say it.
    var of = ""
    let madeOn: String
    /// Gives the path of the record, of which there are four, numbered from 1.
    let make: @Sendable (_ service: Service, _ number: Int) async throws -> String
    let basisOn: String
    let dueOn: String
    /// How it stands while nobody does anything.
    var untouched = "open"
    let extended: Extended
    let holiday: Holiday
    let inTime: Ended
    /// On the day after it was due.
    let late: Ended
    let otherwise: Ended
    /// The worklists that have it on the day after it was due, and what they still ask once it was done late.
    var lists: [Worklist] = []
    var listsOnceLate: [Worklist] = []

    var testDescription: String { [kind.rawValue, clock, of].filter { !$0.isEmpty }.joined(separator: " ") }

    /// The value nothing has happened to.
    var value: String { "\(basisOn) \(dueOn) \(untouched)" }

    /// A row for each kind, and more where clocks of a kind are counted or end in another way.
    static let all: [SevenCases] =
        ofComplaints + ofInvestigations + ofPanels + ofContacts + ofRegister + ofObligations + ofOmbudsman + ofNotices
}

extension SevenCases.Ended {
    /// Done on a day, of a duty with one value.
    static func met(on day: String, _ value: String, _ acts: SevenCases.Act...) -> SevenCases.Ended {
        SevenCases.Ended(day: day, acts: acts, values: ["\(value) met \(day)"])
    }

    /// Ended without the act, of a duty with one value.
    static func stageEnded(on day: String, _ value: String, _ acts: SevenCases.Act...) -> SevenCases.Ended {
        SevenCases.Ended(day: day, acts: acts, values: ["\(value) stage_ended \(day)"])
    }

    /// Ended with the complaint that is withdrawn.
    static func withdrawn(on day: String, _ value: String) -> SevenCases.Ended {
        .stageEnded(
            on: day, value, .init("/withdrawal", #"{"withdrawn_on": "\#(day)", "explanation": "They moved away."}"#))
    }

    /// Nothing but the act ends it: what would is refused, and it goes on.
    static func goesOn(on day: String, _ value: String, refused act: SevenCases.Act, isLimit: Bool) -> SevenCases.Ended
    {
        SevenCases.Ended(day: day, acts: [act], values: ["\(value) open"], breaches: isLimit ? 1 : 0)
    }
}
