import Complaints
import JSON
import WorkingDays

extension String {
    /// A line of the record as a page tells it: days and instants as people write them, and codes as words.
    var inWords: String {
        replacing(/\d{4}-\d{2}-\d{2}T[0-9:.]+Z/) { found in
            Instant.parse(String(found.0)).map { "\(London.day(of: $0).written), \(London.clockTime($0))" }
                ?? String(found.0)
        }
        .replacing(/\b\d{4}-\d{2}-\d{2}\b/) { found in Day(String(found.0))?.written ?? String(found.0) }
        .replacing(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/) { found in String(found.0).spaced }
        .replacing(" id: ", with: ": ")
    }
}
