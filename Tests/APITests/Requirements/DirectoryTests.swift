import Complaints
import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct DirectoryTests {
    @Test(
        "R57: an officer adds whom they appoint to the directory, and gives no other capacity",
        arguments: [
            ("officer", "independent_person", nil), ("officer", "investigating_officer", nil),
            ("officer", "panellist", nil), ("officer", "complaints_manager", "capacity_reserved"),
            ("officer", "childrens_rights_officer", "capacity_reserved"), ("manager", "complaints_manager", nil),
            ("viewer", "panellist", "forbidden"),
        ] as [(String, String, String?)])
    func adding(role: String, capacity: String, code: String?) async throws {
        let service = try await Service.start()
        let tokens = ["officer": service.officer, "manager": service.manager, "viewer": service.viewer]

        let reply = try await service.send(
            .post, "/v1/people",
            """
            {"name": "N. New", "employment": "none", "spouse_of_officer_or_member": false, "capacities": ["\(capacity)"]}
            """, token: tokens[role])

        #expect(try reply.code == code)
        if code == nil {
            let path = try #require(reply.headers[.location])
            let changed = try await service.send(
                .post, path + "/details",
                #"{"name": "N. New", "employment": "none", "spouse_of_officer_or_member": false, "capacities": []}"#,
                token: tokens[role], headers: [.ifMatch: "*"])
            #expect(changed.status == (role == "manager" ? 200 : 403))
        }
    }

    @Test("R60: a person of a whole department has no service, and investigates none of its complaints")
    func wholeDepartment() async throws {
        let service = try await Service.start()
        func add(_ place: String) async throws -> Reply {
            try await service.post(
                "/v1/people",
                """
                {"name": "D. Director", "employment": "employee", "spouse_of_officer_or_member": false,
                "trained_on": "2020-01-06", "capacities": ["investigating_officer"]\(place)}
                """)
        }
        let path = try await service.investigated(reported: false)

        let whole = try await add(#", "department": "Children and Families""#)
        let other = try await add(#", "department": "Highways""#)
        let unknown = try await add(#", "department": "Gardens""#)
        let service1 = try await add(#", "service": "Fostering""#)
        func appoint(_ reply: Reply) async throws -> Reply {
            try await service.change(
                path, "/stages/investigation/investigating-officer",
                #"{"person_id": "\#(try reply.json["id"].text ?? "")", "appointed_on": "2025-11-06"}"#)
        }
        let (own, others) = try await (appoint(whole), appoint(other))

        #expect(whole.status == 201, "\(whole.text)")
        #expect(try whole.json["department"].text == "Children and Families")
        #expect(try whole.json["service"] == .null)
        #expect(try [unknown.code, service1.code] == ["unknown_department", "unknown_service"])
        #expect(try own.code == "investigates_own_service")
        #expect(others.status == 200, "\(others.text)")
    }
}
