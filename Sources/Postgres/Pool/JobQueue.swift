/// First in, first out, with removal from the middle for jobs that are cancelled.
struct JobQueue {
    private var jobs: [any QueuedJob] = []
    private var head = 0

    var count: Int { jobs.count - head }
    var first: (any QueuedJob)? { head < jobs.count ? jobs[head] : nil }

    mutating func append(_ job: any QueuedJob) {
        jobs.append(job)
    }

    mutating func popFirst() -> (any QueuedJob)? {
        guard let job = first else { return nil }
        head += 1
        if head == jobs.count || head == 64 {
            jobs.removeFirst(head)
            head = 0
        }
        return job
    }

    mutating func remove(_ job: some QueuedJob) {
        guard let index = jobs[head...].firstIndex(where: { $0 === job }) else { return }
        jobs.remove(at: index)
    }
}
