import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore

extension Request {
    /// Whether Accept ranks a page above data (RFC 9110 section 12.5.1); data where it says nothing of either.
    var prefersHTML: Bool {
        guard let accept = headers[.accept] else { return false }
        var (html, json) = (0.0, 0.0)
        for range in accept.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            switch parts.first.map({ $0.filter { $0 != " " }.lowercased() }) {
            case "text/html": html = quality
            case "application/json": json = quality
            default: break
            }
        }
        return html > json
    }
}

extension Response {
    /// A page that loads nothing from anywhere; its styles and charts are inside it.
    init(page: HTML) {
        self.init(
            status: .ok,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-store", .vary: "Accept",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page.markup)))
    }
}
