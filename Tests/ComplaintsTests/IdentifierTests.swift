import Complaints
import Foundation
import Testing

@Suite struct IdentifierTests {
    @Test("Identifiers sort as they were made, whatever the clock and however many there are within a millisecond")
    func order() {
        let noon = Date(timeIntervalSince1970: 1_750_000_000)
        var made: [Date: [String]] = [:]
        for number in 0..<10_000 {
            let instant = number.isMultiple(of: 3) ? noon.addingTimeInterval(60) : noon
            made[instant, default: []].append(UUID.version7(at: instant).uuidString)
        }
        for identifiers in made.values {
            #expect(identifiers == identifiers.sorted())
            #expect(Set(identifiers).count == identifiers.count)
        }
        let all = made.sorted { $0.key < $1.key }.flatMap(\.value)
        #expect(all == all.sorted())
    }

    @Test("An identifier has the version, the variant and the milliseconds of RFC 9562")
    func form() {
        let identifier = UUID.version7(at: Date(timeIntervalSince1970: 1_645_557_742)).uuidString
        #expect(identifier.hasPrefix("017F22E2-79B0-7"))
        #expect("89AB".contains(identifier[identifier.index(identifier.startIndex, offsetBy: 19)]))
    }
}
