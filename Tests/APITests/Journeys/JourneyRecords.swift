import Complaints
import Foundation
import HTTPTypes
import JSON
import Testing
import WorkingDays

@testable import API
@testable import Casework

extension Journey {
    /// Logs a contact, acknowledges it and makes it a complaint on the day of its receipt.
    ///
    /// The fields of the contact and of the conversion are those besides the day, without braces.
    static func phoned(on day: String, contact: String, complaint: String) async throws -> Journey {
        let service = try await Service.start(on: day)
        let logged = try await service.post("/v1/contacts", #"{"received_at": "\#(day)T09:30:00Z", \#(contact)}"#)
        try #require(logged.status == 201, "\(logged.text)")
        let path = try #require(logged.headers[.location])
        let acknowledged = try await service.change(path, "/acknowledgement", #"{"acknowledged_on": "\#(day)"}"#)
        try #require(acknowledged.status == 200, "\(acknowledged.text)")
        let made = try await service.change(path, "/complaint", "{\(complaint)}")
        try #require(made.status == 201, "\(made.text)")
        return Journey(
            path: try #require(made.headers[.location]), first: service, contract: try Contract.shared.get(),
            swept: try #require(Day(day)), days: [day, day], writes: 3)
    }

    /// Writes to another record than the complaint, at the version it has; none given, makes one.
    @discardableResult
    mutating func write(
        on day: String, to record: String?, _ act: String, _ body: String, ofComplaint: Bool = true
    ) async throws -> Reply {
        let service = try await service(on: day)
        let reply =
            if let record { try await service.change(record, act, body) } else { try await service.post(act, body) }
        try #require(reply.status < 300, "\(day) \(act): \(reply.text)")
        count(ofComplaint ? day : nil)
        return reply
    }

    /// Puts a person into the directory, and gives their identifier.
    mutating func addPerson(
        on day: String, _ name: String, _ employment: String, _ capacities: [String], _ more: String = ""
    ) async throws -> String {
        let id = try await service(on: day).addPerson(name, employment: employment, capacities: capacities, more: more)
        count(nil)
        return id
    }
}
