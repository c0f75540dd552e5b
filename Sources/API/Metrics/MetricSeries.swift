import CoreMetrics
import Synchronization

/// One count, value or distribution with its labels.
protocol Series: AnyObject, Sendable {
    /// As Prometheus calls it.
    static var type: String { get }
    func write(to text: inout PrometheusText, _ name: String, _ labels: String)
}

/// What only grows while the process runs.
final class CounterSeries: Series, CounterHandler {
    static let type = "counter"
    private let count = Atomic<Int64>(0)

    func increment(by amount: Int64) { count.add(amount, ordering: .relaxed) }

    func reset() { count.store(0, ordering: .relaxed) }

    func write(to text: inout PrometheusText, _ name: String, _ labels: String) {
        text.add(name, labels, count.load(ordering: .relaxed).description)
    }
}

/// What goes up and down.
final class GaugeSeries: Series, MeterHandler, RecorderHandler {
    static let type = "gauge"
    private let value = Mutex(0.0)

    func set(_ value: Int64) { set(Double(value)) }

    func set(_ value: Double) { self.value.withLock { $0 = value } }

    func increment(by amount: Double) { value.withLock { $0 += amount } }

    func decrement(by amount: Double) { value.withLock { $0 -= amount } }

    func record(_ value: Int64) { set(value) }

    func record(_ value: Double) { set(value) }

    func write(to text: inout PrometheusText, _ name: String, _ labels: String) {
        text.add(name, labels, PrometheusText.number(value.withLock { $0 }))
    }
}

/// How often something was at most so much, for each of some bounds.
final class HistogramSeries: Series, TimerHandler, RecorderHandler {
    static let type = "histogram"
    /// From what a statement takes to what a client gives up after.
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    static let amounts: [Double] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

    private struct State {
        /// Those between a bound and the one before; the last are above all bounds.
        var counts: [Int]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: [Int](repeating: 0, count: bounds.count + 1)))
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let place = bounds.firstIndex { value <= $0 } ?? bounds.count
        state.withLock { state in
            state.counts[place] += 1
            state.sum += value
        }
    }

    func write(to text: inout PrometheusText, _ name: String, _ labels: String) {
        let state = state.withLock { $0 }
        var total = 0
        for (bound, count) in zip(bounds.map(PrometheusText.number) + ["+Inf"], state.counts) {
            total += count
            text.add(name + "_bucket", labels + (labels.isEmpty ? "" : ",") + "le=\"\(bound)\"", total.description)
        }
        text.add(name + "_sum", labels, PrometheusText.number(state.sum))
        text.add(name + "_count", labels, total.description)
    }
}
