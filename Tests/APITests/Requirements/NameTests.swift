import Complaints
import Foundation
import HTTPTypes
import JSON
import Postgres
import TestSupport
import Testing

@testable import API

/// Names and references in one normal form, wherever one is looked for.
@Suite(.database) struct NameTests {
    private func register(
        _ service: Service, _ name: String, _ summary: String = "No answer", place: String = "Fostering"
    ) async throws -> Reply {
        let body = Service.registration.replacing("A. Example", with: name).replacing("No answer", with: summary)
        return try await service.post("/v1/complaints", body.replacing("Fostering", with: place))
    }

    private func found(_ service: Service, _ query: String) async throws -> [String] {
        let reply = try await service.post("/v1/searches", #"{"query": "\#(query)"}"#)
        try #require(reply.status == 200, "\(reply.text)")
        return try reply.json["items"].elements.compactMap { $0["reference"].text }
    }

    static let spelt = [
        ("Siân Parry", "Sian"), ("Sian Parry", "Siân"), ("Seán Byrne", "Sean"), ("Llŷr Gruffydd", "Llyr"),
        ("Ayşe Demir", "Ayse"), ("Łukasz Nowak", "Lukasz"), ("Lukasz Nowak", "Łukasz"), ("Søren Holm", "Soren"),
        ("Đorđe Simić", "Dorde Simic"), ("Þórdís Jóns", "Thordis"), ("Jörg Strauß", "STRAUSS"),
        ("José Gil", "Jose\u{301}"),
        ("Jose\u{301} Gil", "José"), ("Mary O’Neill", "O'Neill"), ("Mary O'Neill", "ONeill"),
        ("Mary ONeill", "OʼNeill"),
        ("Pat Smith-Jones", "Smith Jones"), ("Pat Smith Jones", "smith–jones"), ("Pat Smith\u{A0}Jones", "Smith-Jones"),
        ("Nguyễn Văn", "nguyen van"), ("İbrahim Kaya", "ibrahim"), ("Chloë D’Arcy", "chloe darcy"),
    ]

    @Test("A search finds a name in every spelling", arguments: spelt)
    func names(name: String, query: String) async throws {
        let service = try await Service.start()
        let reference = try #require(try await register(service, name).json["reference"].text)
        _ = try await register(service, "Zed Unrelated", "Transport was late")

        #expect(try await found(service, query) == [reference])
    }

    static let told = [
        ("The café was closed", "cafe"), ("The cafe was closed", "café"), ("Spoke to Siân’s social worker", "Sian"),
        ("Her naïve résumé", "naive resume"), ("Mr O’Neill rang", "ONeill"), ("Mr O'Neill rang", "o’neill"),
        ("The Jones's placement", "Jones"), ("A re–assessment", "re-assessment"),
        ("Jo Smith-Jones called", "Smith Jones"),
        ("Placed at Llŷs Bach", "llys bach"), ("Łukasz was not told", "lukasz"),
        ("No\u{A0}answer to\u{200B} letters", "answer letter"),
    ]

    @Test("A search finds the words of a text in every spelling", arguments: told)
    func texts(summary: String, query: String) async throws {
        let service = try await Service.start()
        let reference = try #require(try await register(service, "Ann Example", summary).json["reference"].text)
        _ = try await register(service, "Zed Unrelated", "Transport was late")

        #expect(try await found(service, query) == [reference])
    }

    @Test(
        "The end of a word with an apostrophe is not part of it: I'll is not ill", arguments: ["ill", "well", "cant"])
    func contractions(query: String) async throws {
        let service = try await Service.start()
        _ = try await register(service, "Ann Example", "I'll wait, we’ll wait, and I can't wait")

        #expect(try await found(service, query) == [])
    }

    @Test(
        "A reference is found however it is written, in the search and in the list",
        arguments: ["CMP-2025-000001", "cmp-2025-000001", "cmp 2025 000001", "CMP2025000001", "Cmp–2025/000001"])
    func references(written: String) async throws {
        let service = try await Service.start()
        let reference = try #require(try await register(service, "Ann Example").json["reference"].text)
        try #require(reference == "CMP-2025-000001")
        _ = try await register(service, "Zed Unrelated")
        let query = try #require(written.addingPercentEncoding(withAllowedCharacters: .alphanumerics))

        #expect(try await found(service, written) == [reference])
        let list = try await service.get("/v1/complaints?reference=\(query)").json
        #expect(list["items"].elements.compactMap { $0["reference"].text } == [reference])
    }

    @Test("Noughts of a reference count: the beginning of another is no reference of it")
    func noughts() async throws {
        let service = try await Service.start()
        _ = try await register(service, "Ann Example")

        #expect(try await service.get("/v1/complaints?reference=cmp-2025-1").json["items"].elements == [])
    }

    @Test(
        "The Ombudsman's number is one case however it is parted, and the refusal names the one there is",
        arguments: ["24 017 890", "24-017-890", "24017890", "24\u{A0}017\u{A0}890", "24/017/890"])
    func ombudsman(written: String) async throws {
        let service = try await Service.start()
        func open(_ reference: String) async throws -> Reply {
            try await service.post(
                "/v1/ombudsman-cases",
                """
                {"reference": "\(reference)", "procedure": "corporate", "stage_reached": "stage_2",
                "procedure_exhausted": true, "department": "Highways", "service": "Potholes", "enquiry_on": "2026-02-02"}
                """)
        }
        let first = try await open("24 017 890")
        try #require(first.status == 201, "\(first.text)")

        let again = try await open(written)
        let query = try #require(written.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let list = try await service.get("/v1/ombudsman-cases?reference=\(query)").json

        #expect(again.status == 409)
        #expect(try again.code == "reference_taken")
        #expect(again.text.contains("24 017 890"))
        #expect(list["items"].elements.count == 1)
        #expect(try await open("24 017 891").status == 201)
    }

    @Test(
        "A complaint about a service is about the one there is, however it is spelt",
        arguments: [
            "First Response", "First Response ", "First  Response", "First\u{A0}Response", "first response",
            "First\u{200B} Response", "First\u{200B}Response", "Fir\u{200B}st Response", "First-Response",
            "Fïrst Response",
        ])
    func services(spelling: String) async throws {
        let service = try await Service.start()

        let registered = try await register(service, "Ann Example", place: spelling)
        let added = try await service.post(
            "/v1/services",
            #"{"department": "Children and  families", "service": "\#(spelling)", "in_use_from": "2026-01-01"}"#)
        let query = try #require(spelling.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let list = try await service.get("/v1/complaints?service=\(query)&department=CHILDREN%20AND%20FAMILIES").json

        #expect(registered.status == 201, "\(registered.text)")
        #expect(try registered.json["service"].text == "First Response")
        #expect(try registered.json["department"].text == "Children and Families")
        #expect(try added.code == "name_taken")
        #expect(added.text.contains("First Response of Children and Families"))
        #expect(list["items"].elements.count == 1)
        let services = try await service.get("/v1/services").json
        #expect(services["services"].elements.count == 3)
        #expect(services["departments"].elements.count == 2)
    }

    @Test("A department, a team and a cause have one spelling each, and the refusal names it")
    func siblings() async throws {
        let service = try await Service.start()
        let service1 = try await service.post(
            "/v1/services", #"{"department": "highways", "service": "Signs", "in_use_from": "2026-01-01"}"#)
        let team = try await service.post("/v1/teams", #"{"department": "HIGHWAYS", "name": "Team North"}"#)
        let again = try await service.post("/v1/teams", #"{"department": "Highways", "name": "team–north "}"#)
        let cause = try await service.post("/v1/causes", #"{"cause": "late_bin", "name": "Bin not emptied"}"#)
        let twice = try await service.post("/v1/causes", #"{"cause": "late_bins", "name": "bin  not emptied"}"#)

        #expect(try service1.json["department"].text == "Highways")
        #expect(try team.json["department"].text == "Highways")
        #expect(try again.code == "name_taken")
        #expect(again.text.contains("Team North of Highways"))
        #expect(cause.status == 201)
        #expect(try twice.code == "name_taken")
        #expect(twice.text.contains("Bin not emptied"))
    }

    @Test(
        "One named contact is found and refused twice by every spelling of the complainant",
        arguments: [
            "Siân O’Neill-Jones", "Sian O'Neill Jones", "SIÂN ONEILL–JONES", " Sia\u{302}n\u{A0}Oʼneill\u{200B} jones",
        ])
    func singleContact(spelling: String) async throws {
        let service = try await Service.start()
        let team = try await service.addTeam()
        let person = try await service.addPerson("B. Case", team: team)
        func name(_ complainant: String) async throws -> Reply {
            try await service.post(
                "/v1/single-points-of-contact",
                #"{"complainant": "\#(complainant)", "person_id": "\#(person)", "reason": "Many letters."}"#)
        }
        try #require(try await name("Siân O'Neill-Jones").status == 201)

        let found = try await service.post(
            "/v1/single-point-of-contact-searches", #"{"complainant": "\#(spelling)"}"#)
        let registered = try await register(service, spelling)

        #expect(try await name(spelling).code == "contact_exists")
        #expect(try found.json["items"].elements.count == 1)
        let assigned = try await service.get("/v1/complaints?person_id=\(person)").json
        #expect(registered.status == 201, "\(registered.text)")
        #expect(assigned["items"].elements.count == 1)
    }

    @Test(
        "The behaviour register knows a child by every spelling of the name",
        arguments: ["Zoë Ex’ample", "Zoe Example", "ZOË EX'AMPLE", "Zoe\u{308}\u{A0}Example"])
    func protected(spelling: String) async throws {
        let register = try await Register.start()
        let complaint = try await register.service.accept()
        let party = try await register.service.change(
            complaint, "/parties", #"{"role": "child", "name": "Zoë Ex'ample"}"#)
        try #require(party.status == 201, "\(party.text)")

        let imposed = try await register.service.post(
            "/v1/behaviour-measures", register.body(.warning).replacing("A. Example", with: spelling))

        #expect(try imposed.code == "rights_check_missing")
    }

    @Test("Concerns about an establishment are listed together, however it is spelt")
    func establishment() async throws {
        let service = try await Service.start()
        for spelling in ["St Mary's Home", "st mary’s  home", "St. Else"] {
            _ = try await service.change(
                try await service.register(), "/tags", #"{"establishment": "\#(spelling)"}"#)
        }

        let list = try await service.get("/v1/establishment-concerns?establishment=St%20Marys%20Home").json

        #expect(list["items"].elements.count == 2)
    }
}
