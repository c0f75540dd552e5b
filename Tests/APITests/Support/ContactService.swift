import HTTPTypes
import JSON
import Testing

@testable import API

extension Service {
    /// The body of a contact, with fields added to it or in place of its own.
    static func contact(at received: String, _ changes: [String: String] = [:]) -> String {
        let own = [
            "received_at": "\"\(received)\"", "channel": #""phone""#, "kind": #""enquiry""#,
            "source": #""complainant""#, "person": #""A. Example""#, "procedure": #""corporate""#,
            "department": #""Highways""#, "service": #""Potholes""#, "text": #""A hole in the road""#,
        ]
        let fields = own.merging(changes) { $1 }.sorted { $0.key < $1.key }
        return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    /// The path of a new contact.
    func logContact(at received: String, _ changes: [String: String] = [:]) async throws -> String {
        let reply = try await post("/v1/contacts", Self.contact(at: received, changes))
        try #require(reply.status == 201, "\(reply.text)")
        return try #require(reply.headers[.location])
    }

    /// Closes a contact with what its disposition asks for.
    func close(_ contact: String, _ disposition: String, _ more: String = "") async throws -> Reply {
        try await change(
            contact, "/closure",
            """
            {"disposition": "\(disposition)", "rationale": "It is not ours.", "agreed_by": "\(Signer.first)"\(more)}
            """)
    }

    /// Makes a contact a complaint; the reply is the complaint's.
    func convert(_ contact: String, _ more: String = "") async throws -> Reply {
        try await change(
            contact, "/complaint",
            #"{"complainant_type": "resident", "about_childrens_social_care": false, "causes": ["delay"]\#(more)}"#)
    }

    /// How many complaints there are.
    func complaints() async throws -> Int {
        try await get("/v1/complaints?limit=200").json["items"].elements.count
    }

    /// The identifier at the end of a path.
    func id(_ path: String) throws -> String { String(try #require(path.split(separator: "/").last)) }
}
