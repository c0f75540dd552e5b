import Metrics

/// What the service counts of its answers, besides what the server's own middleware counts.
struct AnswerMetrics: Sendable {
    /// Every code there is, so that each begins with nought and no other can be added.
    private let problems: [String: Counter]
    private let failedSignIns = Counter(label: "redress_failed_sign_ins")
    private let replays = Counter(label: "redress_idempotent_replays")

    init() {
        problems = Dictionary(
            uniqueKeysWithValues: ProblemType.all.map {
                ($0.code, Counter(label: "redress_problems", dimensions: [("code", $0.code)]))
            })
    }

    func count(_ problem: Problem) { problems[problem.type.code]?.increment() }

    func countFailedSignIn() { failedSignIns.increment() }

    func countReplay() { replays.increment() }
}
