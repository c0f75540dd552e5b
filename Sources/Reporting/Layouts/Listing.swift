import Complaints
import Postgres
import WorkingDays

/// Rows that a report prints one by one: of each what may be printed of it.
enum Listing: String, Sendable, Hashable, CaseIterable {
    /// Cases in which the Ombudsman found fault, of the report's procedure.
    case ombudsmanCases = "ombudsman_cases"
    /// Approved texts of compliments.
    case compliments
    /// "You complained, we have" (requirement R77).
    case learningPairs = "learning_pairs"
}
