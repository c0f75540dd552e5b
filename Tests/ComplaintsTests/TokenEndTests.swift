import Complaints
import Foundation
import Testing
import WorkingDays

/// What ended a token, and when that is so.
struct TokenEndTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var revokedAt: String?
        var expiresAt = "2026-06-30T12:00:00Z"
        var holderUntil: String?
        var now = "2026-03-02T12:00:00Z"
        let end: TokenEnd?
    }

    static let cases = [
        Case(testDescription: "valid while nothing ended it", end: nil),
        Case(testDescription: "valid the second before it expires", now: "2026-06-30T11:59:59Z", end: nil),
        Case(
            testDescription: "expired at the instant", now: "2026-06-30T12:00:00Z",
            end: day("2026-06-30").map { .expired(on: $0) }),
        Case(
            testDescription: "the day it expired on is London's", expiresAt: "2026-06-30T23:30:00Z",
            now: "2026-07-02T12:00:00Z", end: day("2026-07-01").map { .expired(on: $0) }),
        Case(
            testDescription: "revoked", revokedAt: "2026-03-01T09:00:00Z",
            end: day("2026-03-01").map { .revoked(on: $0) }),
        Case(
            testDescription: "revoked comes before expired", revokedAt: "2026-03-01T09:00:00Z",
            expiresAt: "2026-02-01T09:00:00Z", end: day("2026-03-01").map { .revoked(on: $0) }),
        Case(testDescription: "valid on the last day of its holder", holderUntil: "2026-03-02", end: nil),
        Case(
            testDescription: "of somebody who left the day before", holderUntil: "2026-03-01",
            end: day("2026-03-01").map { .holderLeft(on: $0) }),
    ]

    private static func day(_ text: String) -> Day? { Day(text) }

    private static func instant(_ text: String) throws -> Date { try Date(text, strategy: .iso8601) }

    @Test("a token ends by an act, by its time, or the day after its holder's last", arguments: cases)
    func ends(_ token: Case) throws {
        let now = try Self.instant(token.now)

        let end = TokenEnd(
            revokedAt: try token.revokedAt.map(Self.instant), expiresAt: try Self.instant(token.expiresAt),
            holderUntil: token.holderUntil.flatMap { Day($0) }, now: now, today: London.day(of: now))

        #expect(end == token.end)
    }

    @Test("each end has a sentence of its own, with its day")
    func sentences() throws {
        let day = try #require(Day("2026-03-01"))

        let sentences = [TokenEnd.revoked(on: day), .expired(on: day), .holderLeft(on: day)].map(\.sentence)

        #expect(Set(sentences).count == 3)
        #expect(sentences.allSatisfy { $0.contains("1 March 2026") })
    }

    @Test("a token is revoked once")
    func once() throws {
        try TokenEnd.checkRevocable(7, revokedAt: nil)

        let day = try #require(Day("2026-03-01"))
        #expect(throws: Refusal.tokenRevokedAlready(7, on: day)) {
            try TokenEnd.checkRevocable(7, revokedAt: Self.instant("2026-03-01T09:00:00Z"))
        }
    }
}
