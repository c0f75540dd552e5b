import Casework
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JSON
import Reporting

extension Call {
    /// The format to answer in: the one that `format` names, or else the one that Accept ranks highest, of several the first.
    ///
    /// - Throws: `RequestError.notAcceptable` where none of those offered is asked for (RFC 9110 sections 12.5.1 and 15.5.7).
    func format(_ named: String?, among offered: [ReportFormat]) throws -> ReportFormat {
        let format =
            if let named {
                offered.first { $0.rawValue == named }
            } else {
                AcceptedTypes(request.headers[values: .accept]).best(of: offered)
            }
        guard let format else {
            throw RequestError.notAcceptable(
                offered.map(\.rawValue), named == nil ? .header("Accept") : .query("format"))
        }
        return format
    }

    /// Whose a page is and when it was computed.
    func pageStanding() async throws -> PageStanding {
        PageStanding(council: try await casework.council(on: nil, as: credential).name, computedAt: casework.now)
    }
}

/// The types of an Accept header, each with how well it is liked.
struct AcceptedTypes {
    private var ranges: [(type: String, quality: Double)] = []

    init(_ headers: [String]) {
        for range in headers.flatMap({ $0.split(separator: ",") }) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            guard let type = parts.first, !type.isEmpty else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
            ranges.append((type, quality ?? 1))
        }
    }

    /// The format that is liked best; the first where nothing is said, nil where every one is turned down.
    func best(of offered: [ReportFormat]) -> ReportFormat? {
        guard !ranges.isEmpty else { return offered.first }
        let liked = offered.map { (format: $0, quality: quality(of: $0.mediaType)) }.filter { $0.quality > 0 }
        guard let most = liked.map(\.quality).max() else { return nil }
        return liked.first { $0.quality == most }?.format
    }

    /// What the range says that is closest to the type.
    private func quality(of type: String) -> Double {
        let kind = type.prefix { $0 != "/" } + "/*"
        for name in [type, String(kind), "*/*"] {
            let said = ranges.filter { $0.type == name }.map(\.quality)
            if let most = said.max() { return most }
        }
        return 0
    }
}

extension Response {
    /// A page that loads nothing from anywhere; its styles and charts are inside it.
    init(page: HTML) { self.init(Array(page.markup.utf8), .html, named: "") }

    /// A report or page in a format.
    init(_ bytes: [UInt8], _ format: ReportFormat, named name: String) {
        self.init(ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)), format, named: name)
    }

    /// What is answered in a format, which depends on what was asked for; a file has a name to be kept under.
    init(_ body: ResponseBody, _ format: ReportFormat, named name: String) {
        var headers: HTTPFields = [
            .contentType: format.contentType, .cacheControl: "no-store", .vary: "Accept",
        ]
        if format.isFile { headers[.contentDisposition] = "attachment; filename=\"\(name).\(format.rawValue)\"" }
        self.init(status: .ok, headers: headers, body: body)
    }
}

extension ReportFormat {
    /// The type with the character set where a text may have another.
    fileprivate var contentType: String {
        switch self {
        case .json, .ods: mediaType
        case .html, .text: mediaType + "; charset=utf-8"
        case .csv: mediaType + "; charset=utf-8; header=present"
        }
    }

    /// Whether it is kept as a file and not shown.
    fileprivate var isFile: Bool { self == .csv || self == .ods }
}
