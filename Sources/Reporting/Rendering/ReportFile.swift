public import Complaints
import HTML
import Spreadsheets
import WorkingDays

/// How a report is answered or written.
public enum ReportFormat: String, CaseIterable, Sendable {
    case json, html, text, csv, ods

    /// The type of what is answered (RFC 9110 section 8.3.1).
    public var mediaType: String {
        switch self {
        case .json: "application/json"
        case .html: "text/html"
        case .text: "text/plain"
        case .csv: "text/csv"
        case .ods: Workbook.mediaType
        }
    }
}

extension Report {
    /// The report in a format, in UTF-8 or as a file of it; its page says which version it was frozen as.
    public func bytes(_ format: ReportFormat, of version: ReportVersion? = nil) -> [UInt8] {
        switch format {
        case .json: json()
        case .html: Array(html(of: version).markup.utf8)
        case .text: Array(text().utf8)
        case .csv: csv()
        case .ods: workbook().openDocument()
        }
    }

    /// The name of its file, without what follows the point: `childrens-2022-23`, with the department where it is of one, and
    /// `internal` or `committee` where it is not for publication.
    public var fileName: String {
        ([name.rawValue.hyphenated, "\(period)", department?.hyphenated] + [view?.marking == nil ? nil : view?.rawValue])
            .compactMap { $0 }.joined(separator: "-")
    }
}

extension String {
    /// In small letters and digits of ASCII, with a hyphen for everything between.
    var hyphenated: String {
        lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}
