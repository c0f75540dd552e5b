import Foundation
import Testing

@testable import Channels

@Suite struct EmailTextTests {
    @Test(
        "A date is written in universal time, whatever the clocks in London say",
        arguments: [
            (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (1_664_524_800, "Fri, 30 Sep 2022 08:00:00 +0000"),
            (1_761_440_400, "Sun, 26 Oct 2025 01:00:00 +0000"), (1_774_746_000, "Sun, 29 Mar 2026 01:00:00 +0000"),
            (1_709_164_799, "Wed, 28 Feb 2024 23:59:59 +0000"), (1_709_210_096, "Thu, 29 Feb 2024 12:34:56 +0000"),
            (1_798_761_599, "Thu, 31 Dec 2026 23:59:59 +0000"),
        ])
    func date(seconds: Int, written: String) {
        #expect(EmailText.date(Date(timeIntervalSince1970: Double(seconds) + 0.75)) == written)
    }

    @Test(
        "A short subject in ASCII stays as it is, any other becomes encoded words (RFC 2047)",
        arguments: [
            ("Complaints: 2 to see to", "Complaints: 2 to see to"), ("", ""),
            ("Größe", "=?utf-8?B?R3LDtsOfZQ==?="), ("=?utf-8?B?eA==?=", "=?utf-8?B?PT91dGYtOD9CP2VBPT0/PQ==?="),
            (String(repeating: "a", count: 66), String(repeating: "a", count: 66)),
        ])
    func header(text: String, written: String) {
        #expect(EmailText.header(text) == written)
    }

    @Test(
        "No encoded word is longer than 75 characters or ends within a character",
        arguments: [
            String(repeating: "ü", count: 200), String(repeating: "👩‍👩‍👧", count: 40), String(repeating: "a ", count: 400),
            "a" + String(repeating: "漢", count: 100),
        ])
    func encodedWords(text: String) throws {
        let words = EmailText.header(text).split(separator: "\r\n ")

        #expect(words.allSatisfy { $0.count <= 75 })
        let decoded = try words.map { word in
            let data = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
            return try #require(String(data: data, encoding: .utf8))
        }
        #expect(decoded.joined() == text)
    }

    @Test(
        "A body is written so that no mail server changes it (RFC 2045 section 6.7)",
        arguments: [
            ("plain", "plain"), ("", ""), ("a\nb\r\nc\rd", "a\r\nb\r\nc\r\nd"), ("1 + 1 = 2", "1 + 1 =3D 2"),
            ("£5", "=C2=A35"), ("end ", "end=20"), ("end\t\nnext", "end=09\r\nnext"), ("a b", "a b"),
            (".\n..", "=2E\r\n=2E."), ("From me", "=46rom me"), ("\u{0}\u{7F}", "=00=7F"), ("\n\n", "\r\n\r\n"),
        ])
    func quotedPrintable(text: String, written: String) {
        #expect(EmailText.quotedPrintable(text) == written)
    }

    @Test(
        "A line of a body is broken after at most 75 characters and an equals sign",
        arguments: [
            String(repeating: "a", count: 76), String(repeating: "=", count: 100), String(repeating: "é", count: 301),
            String(repeating: "word ", count: 50) + "end",
        ])
    func longLines(text: String) {
        let lines = EmailText.quotedPrintable(text).split(separator: "\r\n")

        #expect(lines.count > 1)
        #expect(lines.allSatisfy { $0.count <= 76 })
        #expect(lines.dropLast().allSatisfy { $0.hasSuffix("=") })
    }
}
