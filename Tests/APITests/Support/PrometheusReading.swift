import Testing

@testable import API

/// The text of `/metrics` as a strict reader takes it; every line that is not as the format says is a fault.
struct PrometheusReading {
    struct Fault: Error, CustomStringConvertible { let description: String }

    private(set) var types: [String: String] = [:]
    private(set) var help: [String: String] = [:]
    /// By the name with its labels, as they are written.
    private(set) var samples: [String: Double] = [:]

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Fault(description: "the last line does not end") }
        var family = ""
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            if let (_, name, sentence) = line.wholeMatch(of: /# HELP ([a-zA-Z_][a-zA-Z0-9_]*) (.+)/)?.output {
                guard help.updateValue(String(sentence), forKey: String(name)) == nil else { throw Self.fault(line) }
            } else if let (_, name, type) = line.wholeMatch(of: /# TYPE ([a-zA-Z_]\w*) (counter|gauge|histogram)/)?
                .output
            {
                family = String(name)
                guard types.updateValue(String(type), forKey: family) == nil else { throw Self.fault(line) }
            } else {
                try read(line, in: family)
            }
        }
    }

    private static func fault(_ line: Substring) -> Fault { Fault(description: "cannot be read: \(line)") }

    private mutating func read(_ line: Substring, in family: String) throws {
        let sample = /([a-zA-Z_]\w*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)+\})? (\S+)/
        guard let (_, name, labels, number) = line.wholeMatch(of: sample)?.output, let value = Double(number),
            labels?.hasSuffix(",}") != true
        else { throw Self.fault(line) }
        let names = types[family] == "histogram" ? ["_bucket", "_sum", "_count"].map { family + $0 } : [family]
        guard names.contains(String(name)), types[family] != "counter" || family.hasSuffix("_total"),
            samples.updateValue(value, forKey: "\(name)\(labels ?? "")") == nil
        else { throw Self.fault(line) }
    }

    /// The buckets of each histogram, in their order, with the count that the last must have.
    var histograms: [(name: String, buckets: [Double], count: Double?)] {
        var buckets: [String: [(bound: Double, count: Double)]] = [:]
        for (name, value) in samples {
            guard let (_, family, labels, bound) = name.wholeMatch(of: /(\w+)_bucket\{(.*)le="(.+)"\}/)?.output else {
                continue
            }
            let own = labels.isEmpty ? "" : "{\(labels.dropLast())}"
            buckets["\(family)_count\(own)", default: []].append(
                (bound == "+Inf" ? .infinity : Double(bound) ?? .nan, value))
        }
        return buckets.map { name, found in
            (name, found.sorted { $0.bound < $1.bound }.map(\.count), samples[name])
        }
    }
}
