/// What is asked of the database in one go: statements, and the value that their rows are turned into.
///
/// A question is put together from smaller ones, and all its statements are sent at once, so that the server is waited for
/// once, however many there are. No statement can depend on what another is answered.
public struct Question<Value> {
    let statements: [Statement]
    let read: (inout Answers) throws -> Value

    private init(_ statement: Statement, _ read: @escaping (ResultSet) throws -> Value) {
        statements = [statement]
        self.read = { answers in try read(answers.next()) }
    }
}

extension Question {
    /// Asks nothing: the value is known.
    public init(known value: Value) {
        statements = []
        read = { _ in value }
    }

    /// Several questions as one, in their order; `combine` is given what each was answered.
    ///
    /// What one of them throws ends the reading, and nothing is made of the answers to those after it.
    public init<each Part>(
        _ parts: repeat Question<each Part>, combine: @escaping (repeat each Part) throws -> Value
    ) {
        var statements: [Statement] = []
        for part in repeat each parts { statements += part.statements }
        self.statements = statements
        read = { answers in try combine(repeat try (each parts).read(&answers)) }
    }

    /// Questions of one kind as one, in their order; the value is what each was answered.
    public init<Item>(each parts: [Question<Item>]) where Value == [Item] {
        statements = parts.flatMap(\.statements)
        read = { answers in
            var values: [Item] = []
            for part in parts { values.append(try part.read(&answers)) }
            return values
        }
    }

    /// Every row of a statement as a value.
    public static func all<Item>(
        _ sql: SQL, file: StaticString = #fileID, line: UInt = #line, _ decode: @escaping (Row) throws -> Item
    ) -> Question where Value == [Item] {
        Question(Statement(sql: sql, callSite: CallSite(file: file, line: line))) { result in
            try (0..<result.count).map { try decode(Row(result: result, index: $0)) }
        }
    }

    /// The first row of a statement, if there is one, as a value.
    public static func first<Item>(
        _ sql: SQL, file: StaticString = #fileID, line: UInt = #line, _ decode: @escaping (Row) throws -> Item
    ) -> Question where Value == Item? {
        Question(Statement(sql: sql, callSite: CallSite(file: file, line: line))) { result in
            result.count == 0 ? nil : try decode(Row(result: result, index: 0))
        }
    }

    /// The row of a statement that must return exactly one, as a value.
    public static func one(
        _ sql: SQL, file: StaticString = #fileID, line: UInt = #line, _ decode: @escaping (Row) throws -> Value
    ) -> Question {
        Question(Statement(sql: sql, callSite: CallSite(file: file, line: line))) { result in
            guard result.count == 1 else { throw result.notOneRow() }
            return try decode(Row(result: result, index: 0))
        }
    }
}

/// A statement with the place in the source that runs it.
struct Statement {
    let sql: SQL
    let callSite: CallSite
}

/// The results of a question's statements, which its parts take in their order.
struct Answers {
    private var rest: ArraySlice<ResultSet>

    init(_ results: [ResultSet]) { rest = results[...] }

    mutating func next() -> ResultSet { rest.removeFirst() }
}

extension Transaction {
    /// Asks a question and waits once for the answers to all its statements.
    ///
    /// In `single` they see one moment, as in a snapshot; in a transaction each sees what the transaction sees.
    /// - Throws: the error of the first statement that fails, in which case the server has run none after it.
    public func ask<Value>(_ question: Question<Value>) throws -> Value {
        var answers = Answers(try connection.run(question.statements))
        return try question.read(&answers)
    }
}
