import Complaints
import Foundation
import TestSupport
import Testing
import WorkingDays

@testable import Casework

/// An import names likely duplicates and brings them in like the rest.
@Suite(.database)
struct ImportedDuplicateTests {
    /// Those of the demonstration register as it is.
    private static let inRegister = [
        ImportedDuplicate(reference: "ASC-2023-0022", earlier: "COR-2021-0184"),
        ImportedDuplicate(reference: "ASC-2023-0034", earlier: "ASC-2022-0026"),
        ImportedDuplicate(reference: "COR-2021-0230", earlier: "ASC-2021-0090"),
        ImportedDuplicate(reference: "COR-2022-0504", earlier: "ASC-2021-0122"),
        ImportedDuplicate(reference: "COR-2022-0518", earlier: "COR-2022-0514"),
    ]

    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Who sent the second complaint of the register, six days after the first of P48450 and in other words.
        let sender: String
        let found: [ImportedDuplicate]
    }

    @Test(
        "The second of two complaints of one sender within days is named, however the name is written",
        arguments: [
            Change(testDescription: "nobody twice", sender: "P96507", found: []),
            Change(
                testDescription: "the same name", sender: "P48450",
                found: [ImportedDuplicate(reference: "CSC-2020-0002", earlier: "CSC-2020-0001")]),
            Change(
                testDescription: "in another case and between spaces", sender: " p48450 ",
                found: [ImportedDuplicate(reference: "CSC-2020-0002", earlier: "CSC-2020-0001")]),
        ])
    func withinExport(change: Change) async throws {
        let casework = try Fixtures.casework()
        let folder = try folder(sender: change.sender)
        defer { try? FileManager.default.removeItem(at: folder) }

        let tried = try await casework.perform(
            ImportRegister(directory: folder, dryRun: true), as: Fixtures.manager)
        let done = try await casework.perform(
            ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)
        let again = try await casework.perform(
            ImportRegister(directory: folder, dryRun: false), as: Fixtures.manager)

        #expect(tried.likelyDuplicates == Self.inRegister + change.found)
        #expect(done.likelyDuplicates == Self.inRegister + change.found)
        #expect(done.files.first { $0.name == "complaints.csv" }?.new == 1962)
        #expect(again.likelyDuplicates == [])
    }

    @Test("A complaint that was registered before the import is compared with those it brings")
    func withStored() async throws {
        let casework = try Fixtures.casework()
        try await Fixtures.addService()
        let registered = try await casework.perform(
            RegisterComplaint(
                receivedAt: London.instant(of: try #require(Day("2020-12-24")), hour: 12), channel: .email,
                complainant: "p48450", complainantType: .parent, representativeType: nil,
                department: "Children and Family Services", service: "First Response", aboutChildrensSocialCare: true,
                causes: ["delay"], summary: "No answer"),
            as: Fixtures.manager)

        let done = try await casework.perform(
            ImportRegister(directory: DemonstrationRegister.folder, dryRun: false), as: Fixtures.manager)

        let earlier = ImportedDuplicate(reference: registered.complaint.reference, earlier: "CSC-2020-0001")
        #expect(Set(done.likelyDuplicates) == Set(Self.inRegister + [earlier]))
        #expect(
            done.sentenceOfDuplicates?.hasPrefix("6 likely duplicates, brought in like the rest: ASC-2023-0022 of")
                == true)
    }

    /// A copy of the demonstration register in which somebody else sent the second complaint.
    private func folder(sender: String) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: DemonstrationRegister.folder, to: folder)
        let file = folder.appendingPathComponent("complaints.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("P96507", with: sender).write(to: file, atomically: true, encoding: .utf8)
        return folder
    }
}
