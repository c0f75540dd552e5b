public import Testing

/// Gives each test a database of its own.
public struct DatabaseTrait: TestTrait, SuiteTrait, TestScoping {
    let template: Template

    /// True: put on a suite, it holds for each of its tests.
    public var isRecursive: Bool { true }

    /// Runs the test with `TestDatabase.current` set.
    ///
    /// A test's own trait replaces that of its suite, which comes before it among the test's traits: a test that waited for
    /// a second database while it holds one would keep the others from theirs.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        let own = test.traits.compactMap { $0 as? DatabaseTrait }.last
        guard own?.template == template else { return try await function() }
        try await TestDatabase.provide(template, to: function)
    }
}

extension Trait where Self == DatabaseTrait {
    /// A fresh clone of the migrated template for each test.
    public static var database: DatabaseTrait { DatabaseTrait(template: .migrated) }

    /// A fresh clone of another template for each test.
    public static func database(_ template: Template) -> DatabaseTrait { DatabaseTrait(template: template) }
}
