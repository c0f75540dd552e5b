public import CoreMetrics
import Synchronization

/// Keeps what the service and its libraries measure, and writes it in the text format of Prometheus, version 0.0.4.
///
/// A label of swift-metrics becomes a name of Prometheus: dots and dashes become underscores, a counter ends in `_total` and a
/// timer in `_seconds`. A series that once was there stays, so that no count goes back.
public final class MetricsRegistry: MetricsFactory {
    /// What is measured under one name.
    private struct Family {
        let type: String
        var series: [String: any Series] = [:]
    }

    private let families = Mutex<[String: Family]>([:])

    /// A registry in which nothing is measured yet.
    public init() {}

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, ending: "_total", dimensions) { CounterSeries() }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions) { GaugeSeries() }
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        guard aggregate else { return series(label, dimensions) { GaugeSeries() } }
        return series(label, dimensions) { HistogramSeries(bounds: HistogramSeries.amounts) }
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, ending: "_seconds", dimensions) { HistogramSeries(bounds: HistogramSeries.seconds) }
    }

    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    /// The series of a name and its labels; the same for everybody who asks for it.
    private func series<S: Series>(
        _ label: String, ending: String = "", _ dimensions: [(String, String)], make: () -> S
    ) -> S {
        let plain = PrometheusText.name(label)
        let name = plain.hasSuffix(ending) ? plain : plain + ending
        let labels = PrometheusText.labels(dimensions)
        return families.withLock { families in
            if let known = families[name]?.series[labels] as? S { return known }
            let made = make()
            // One name cannot be of two types: whoever comes second is measured and not shown.
            if families[name, default: Family(type: S.type)].type == S.type {
                families[name, default: Family(type: S.type)].series[labels] = made
            }
            return made
        }
    }
}

extension MetricsRegistry {
    /// Everything that is measured, by name and labels, so that two answers can be compared.
    var text: String {
        var text = PrometheusText()
        for (name, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            text.begin(name, type: family.type, help: MetricHelp.of[name])
            for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
                series.write(to: &text, name, labels)
            }
        }
        return text.text
    }
}
