public import Complaints
public import Postgres

// Years and periods are stored and answered as they are written, each in its one form.

extension FinancialYear: RawRepresentable, PostgresCodable {
    public init?(rawValue: String) { self.init(rawValue) }

    public var rawValue: String { description }
}

extension Period: RawRepresentable, PostgresCodable {
    public init?(rawValue: String) { self.init(rawValue) }

    public var rawValue: String { description }
}
