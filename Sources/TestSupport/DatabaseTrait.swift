public import Testing

/// Gives each test a database of its own.
public struct DatabaseTrait: TestTrait, SuiteTrait, TestScoping {
    /// True: put on a suite, it holds for each of its tests.
    public var isRecursive: Bool { true }

    /// Runs the test with `TestDatabase.current` set.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await TestDatabase.provide(to: function)
    }
}

extension Trait where Self == DatabaseTrait {
    /// A fresh clone of the migrated template for each test.
    public static var database: DatabaseTrait { DatabaseTrait() }
}
