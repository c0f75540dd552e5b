public import WorkingDays

/// A report as it was computed once, with what each of its counts counted (requirement R141).
public struct FrozenReport: Hashable, Sendable {
    /// A count that a value of a figure is made of.
    public struct Count: Hashable, Sendable {
        public let figure: String
        /// Which of the figure's values; nil of a figure that has one.
        public let key: String?
        /// Whether it is what a share is taken of.
        public let isWhole: Bool
        /// What was counted and by which day, in words.
        public let counted: String

        /// A count of a figure's value.
        public init(figure: String, key: String?, isWhole: Bool, counted: String) {
            self.figure = figure
            self.key = key
            self.isWhole = isWhole
            self.counted = counted
        }
    }

    /// A row that was counted, with every count that it is in.
    public struct Row: Hashable, Sendable {
        /// What it is one of, as `stage`.
        public let population: String
        public let id: String
        /// The reference of the complaint, contact or case that it belongs to, where it has one.
        public let reference: String?
        public let complaint: ComplaintID?
        /// The places of its counts in the list of counts.
        public var counts: [Int]
        /// How much of it each of them counted; nil where it counted the row itself.
        public var quantities: [Int?]

        /// A row with its counts, and as many quantities.
        public init(
            population: String, id: String, reference: String?, complaint: ComplaintID?, counts: [Int] = [],
            quantities: [Int?] = []
        ) {
            self.population = population
            self.id = id
            self.reference = reference
            self.complaint = complaint
            self.counts = counts
            self.quantities = quantities
        }
    }

    /// What somebody wrote that is printed: a summary, a compliment, a pair, a commentary.
    public struct Writing: Hashable, Sendable {
        /// The number of the section it stands in.
        public let section: String
        public let text: String

        /// A text of a section.
        public init(section: String, text: String) {
            self.section = section
            self.text = text
        }
    }

    public let report: ReportName
    public let period: Period
    /// Narrowed to one department.
    public let department: String?
    public let computedOn: Day
    /// The last event of the register that is in it.
    public let registerPosition: Int
    public let calendarVersion: Int
    /// Everything its public view prints, as JSON that is never written anew.
    public let document: String
    /// Everything its other views print, which withhold nothing.
    public let wholeDocument: String
    public let writings: [Writing]
    public let counts: [Count]
    public let rows: [Row]

    /// A report with what it was computed from.
    public init(
        report: ReportName, period: Period, department: String?, computedOn: Day, registerPosition: Int,
        calendarVersion: Int, document: String, wholeDocument: String, writings: [Writing], counts: [Count], rows: [Row]
    ) {
        self.report = report
        self.period = period
        self.department = department
        self.computedOn = computedOn
        self.registerPosition = registerPosition
        self.calendarVersion = calendarVersion
        self.document = document
        self.wholeDocument = wholeDocument
        self.writings = writings
        self.counts = counts
        self.rows = rows
    }
}
