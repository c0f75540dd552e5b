import Hummingbird
import HummingbirdCore

/// What the type of a problem leads to: a page for each code, and the list of them.
///
/// No token is needed.
struct ProblemRoutes: Sendable {
    var endpoints: [Endpoint] {
        [
            .open("/problems", "listProblems", list),
            .open("/problems/{code}", "getProblemPage", page),
        ]
    }

    private func list(_ request: Request) async throws -> Response {
        Response(page: ProblemPage.list(ProblemType.subjects))
    }

    private func page(_ request: Request) async throws -> Response {
        let code = request.uri.path.split(separator: "/").last
        guard let type = ProblemType.all.first(where: { $0.code == code ?? "" }) else {
            throw RequestError.noSuchPath
        }
        return Response(page: ProblemPage.html(type))
    }
}
