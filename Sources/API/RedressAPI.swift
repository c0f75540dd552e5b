public import Casework
public import Hummingbird
public import HummingbirdCore
public import Logging
public import Reporting
public import SignIn
public import WorkingDays

/// The REST API: every route of openapi.yaml over the operations of casework and the reports.
public struct RedressAPI: Sendable {
    private let casework: Casework
    private let limits: LimitKeeper
    private let readiness: SeldomAsked<Readiness>
    private let clock: WorkingDays.Clock
    private let provider: SignInProvider?
    /// What makes the answers that callers do not wait for; it is to be run as long as the service is.
    public let exports: ExportMaker
    let endpoints: [Endpoint]

    /// The API over casework and reports, which hands out the text of openapi.yaml as it is.
    ///
    /// Access tokens are taken of `provider` alone. `readiness` is asked whether the service can do its work, for `/readyz`, at most once a second.
    public init(
        casework: Casework, reports: Reports, openAPI: String, clock: WorkingDays.Clock = .system,
        limits: RateLimits = .none, provider: SignInProvider? = nil,
        readiness: @escaping @Sendable () async -> Readiness
    ) {
        self.casework = casework
        self.clock = clock
        self.provider = provider
        exports = ExportMaker(casework: casework)
        self.limits = LimitKeeper(limits, clock: clock)
        let readiness = SeldomAsked(every: 1, clock: clock, ask: readiness)
        self.readiness = readiness
        let endpoints =
            ComplaintRoutes().endpoints
            + IntakeRoutes().endpoints
            + PointRoutes().endpoints
            + StageRoutes().endpoints
            + FileRoutes().endpoints
            + ClockRoutes().endpoints
            + ContactRoutes().endpoints
            + SafeguardingRoutes().endpoints
            + ComplimentRoutes().endpoints
            + StatisticsRoutes(reports: reports).endpoints
            + OmbudsmanCaseRoutes().endpoints
            + SearchRoutes().endpoints
            + EntryRoutes().endpoints
            + CorrectionRoutes().endpoints
            + ObligationRoutes().endpoints
            + LearningRoutes().endpoints
            + AssignmentRoutes().endpoints
            + AlertRoutes().endpoints + DeliveryRoutes().endpoints
            + PeopleRoutes().endpoints
            + TeamRoutes().endpoints
            + PostRoutes().endpoints
            + CouncilRoutes().endpoints
            + ReportEntryRoutes(reports: reports).endpoints
            + BehaviourRoutes().endpoints
            + CalendarFeedRoutes().endpoints
            + LadderRoutes().endpoints + AlertStatisticsRoutes(reports: reports).endpoints
            + ProcedureRoutes().endpoints
            + OmbudsmanLetterRoutes().endpoints + OmbudsmanDateRoutes().endpoints
            + BreachRoutes().endpoints + DutyRoutes().endpoints
            + ReportRoutes(reports: reports).endpoints + ReportVersionRoutes(reports: reports).endpoints
            + ReferenceRoutes().endpoints
            + ExportRoutes().endpoints
            + ProblemRoutes().endpoints
            + ServiceRoutes(openAPI: openAPI, readiness: { await readiness.answer }).endpoints
        let operations = endpoints.compactMap(\.complaintOperation)
        self.endpoints =
            endpoints + PermittedOperationRoutes(operations: operations).endpoints
            + NoticeKindRoutes(operations: operations).endpoints
    }

    /// How the server speaks to clients, and how long it waits for them.
    public func server(_ logger: Logger) -> HTTPServerBuilder {
        let letGo = ClientsLetGo()
        let unreadable = UnreadableRequests(logger)
        return .http1(
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [ClientPatience(letGo, unreadable)],
                httpDecoderConfiguration: .init(maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100)))
    }

    /// The router that a hummingbird application serves.
    public func router() -> Router<RedressContext> {
        let router = Router(context: RedressContext.self)
        router.add(middleware: Measuring(endpoints: endpoints))
        router.add(middleware: Answering(endpoints: endpoints, limits: limits))
        for endpoint in endpoints {
            for method in endpoint.methods {
                router.on(RouterPath(endpoint.path), method: method) {
                    [casework, limits, exports, provider] request, context in
                    try await endpoint.respond(
                        to: request, context, casework: casework, limits: limits, exports: exports, provider: provider)
                }
            }
        }
        return router
    }

    /// The router of `/metrics`, for a port that only operators reach.
    public func metricsRouter(_ registry: MetricsRegistry) -> Router<RedressContext> {
        let figures = WatchedFigures(casework: casework, readiness: readiness, clock: clock)
        let router = Router(context: RedressContext.self)
        let metrics = Endpoint.open("/metrics", "metrics") { _ in
            await figures.refresh()
            return Response(
                status: .ok, headers: [.contentType: PrometheusText.mediaType, .cacheControl: "no-store"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: registry.text)))
        }
        router.add(middleware: Answering(endpoints: [metrics], limits: limits))
        for method in metrics.methods {
            router.on(RouterPath(metrics.path), method: method) { [casework, limits, exports] request, context in
                try await metrics.respond(to: request, context, casework: casework, limits: limits, exports: exports)
            }
        }
        return router
    }
}
