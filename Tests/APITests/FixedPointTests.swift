import JSON
import Testing

@Suite struct FixedPointTests {
    @Test(
        "A number of few places is written as shortly as it can be",
        arguments: [
            (925, 1, "92.5"), (920, 1, "92"), (35, 2, "0.35"), (5, 2, "0.05"), (50, 2, "0.5"), (0, 2, "0"),
            (-35, 2, "-0.35"), (100, 0, "100"), (Int.min, 1, "-922337203685477580.8"),
        ])
    func written(units: Int, places: Int, text: String) {
        #expect(FixedPoint(units, places: places).description == text)
        #expect(JSONWriter.answer { $0.field("n", FixedPoint(units, places: places)) } == Array("{\"n\":\(text)}".utf8))
    }

    @Test(
        "A number of a request is read to its places, and one with more is refused",
        arguments: [
            ("92.5", 925), ("92", 920), ("92.50", 925), ("9.25e1", 925), ("0.1", 1), ("0.3", 3), ("99.9", 999),
            ("92.55", nil), ("0.01", nil), ("100.1", nil), ("-0.1", nil), ("1e400", nil), ("\"92\"", nil),
            ("true", nil),
            ("9007199254740993", nil),
        ] as [(String, Int?)])
    func read(text: String, tenths: Int?) throws {
        var fields = try Fields(try JSONParser.parse(Array("{\"n\": \(text)}".utf8)))

        let read = fields.decimal("n", places: 1, in: 0...1_000)

        if let tenths {
            #expect(read == tenths)
            #expect(throws: Never.self) { try fields.finish() }
        } else {
            #expect(throws: InvalidBody.self) { try fields.finish() }
        }
    }

    @Test("Every number of a place from 0 to 100 comes back as it was written", arguments: [1, 2])
    func everyNumber(places: Int) throws {
        let scale = places == 1 ? 10 : 100
        for units in 0...100 * scale {
            let text = FixedPoint(units, places: places).description
            var fields = try Fields(try JSONParser.parse(Array("{\"n\": \(text)}".utf8)))
            #expect(fields.decimal("n", places: places, in: 0...100 * scale) == units)
            try fields.finish()
        }
    }
}
