import HTTPTypes
import JSON
import TestSupport
import Testing

@testable import API

@Suite(.database) struct VersionTests {
    private static let body = #"{"acknowledged_on": "2025-10-03"}"#
    private static let act = "/stages/local_resolution/acknowledgement"

    @Test("The ETag is the version, and If-None-Match with it answers 304 without a body")
    func notModified() async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let same = try await service.get(path, headers: [.ifNoneMatch: #""1", W/"2""#])
        let other = try await service.get(path, headers: [.ifNoneMatch: #""1""#])

        #expect(same.status == 304)
        #expect(same.etag == #""2""#)
        #expect(same.bytes.isEmpty)
        #expect(other.status == 200)
    }

    @Test("A change without If-Match is 428 and changes nothing")
    func required() async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let reply = try await service.post(path + Self.act, Self.body)

        #expect(reply.status == 428)
        #expect(try reply.code == "version_required")
        #expect(try await service.get(path).etag == #""2""#)
    }

    @Test(
        "A change at another version is 412 with the version there is",
        arguments: [#""1""#, #"W/"2""#, #""x""#, #""02""#, #""1,2""#, #""1", "999""#])
    func stale(tag: String) async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let reply = try await service.post(path + Self.act, Self.body, headers: [.ifMatch: tag])

        #expect(reply.status == 412)
        #expect(try reply.code == "version_mismatch")
        #expect(reply.etag == #""2""#)
    }

    @Test(
        "If-Match takes the star and a list of which any tag may match",
        arguments: ["*", #""1", "2""#, #""999", "2""#, #""2", "999""#, #"W/"2", "2""#, #""x,y" ,, "2","#])
    func accepted(tag: String) async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let reply = try await service.post(path + Self.act, Self.body, headers: [.ifMatch: tag])

        #expect(reply.status == 200)
        #expect(reply.etag == #""3""#)
    }

    @Test("A cause of the council's list, too, is changed where any tag of the list matches")
    func cause() async throws {
        let service = try await Service.start()
        _ = try await service.post("/v1/causes", #"{"cause": "digital_service", "name": "Digital service"}"#)
        let (path, body) = ("/v1/causes/digital_service/name", #"{"name": "Digital services"}"#)

        let renamed = try await service.post(path, body, headers: [.ifMatch: #""999", "1""#])
        let stale = try await service.post(path, body, headers: [.ifMatch: #""999", "1""#])

        #expect(renamed.status == 200)
        #expect(stale.status == 412)
    }

    @Test(
        "An If-Match that is no list of tags is 400",
        arguments: ["2", "\"2", "\"2\";\"3\"", "\"2\" \"3\"", ",", "w/\"2\"", "\"2 3\""])
    func malformed(tag: String) async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let reply = try await service.post(path + Self.act, Self.body, headers: [.ifMatch: tag])

        #expect(reply.status == 400)
        #expect(try reply.code == "malformed_header")
    }

    @Test("Where something on the way made the ETag weak, the answer says so and what to do")
    func weak() async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let weak = try await service.post(path + Self.act, Self.body, headers: [.ifMatch: #"W/"2""#])
        let stale = try await service.post(path + Self.act, Self.body, headers: [.ifMatch: #"W/"2", "1""#])

        #expect(weak.text.contains("without W/"))
        #expect(!stale.text.contains("without W/"))
    }

    @Test("A key that came with another If-Match came with another request")
    func keyAndVersion() async throws {
        let service = try await Service.start()
        let path = try await service.accept()

        let first = try await service.post(
            path + Self.act, Self.body, headers: [.ifMatch: #""2""#, .idempotencyKey: "k"])
        let same = try await service.post(
            path + Self.act, Self.body, headers: [.ifMatch: #""2""#, .idempotencyKey: "k"])
        let other = try await service.post(
            path + Self.act, Self.body, headers: [.ifMatch: #""3""#, .idempotencyKey: "k"])

        #expect(first.status == 200)
        #expect(same.bytes == first.bytes)
        #expect(other.status == 422)
        #expect(try other.code == "idempotency_key_reused")
    }

    @Test("Of two changes at one version at once, one wins and the other is 412")
    func race() async throws {
        let service = try await Service.start()
        let path = try await service.accept()
        let headers: HTTPFields = [.ifMatch: #""2""#]

        async let first = service.post(path + Self.act, Self.body, headers: headers)
        async let second = service.post(path + Self.act, Self.body, headers: headers)
        let statuses = try await [first.status, second.status]

        #expect(statuses.sorted() == [200, 412])
    }
}
