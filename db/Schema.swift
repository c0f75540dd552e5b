public import Foundation

/// The files that the service reads when it runs: migrations, views, report statements, reference data, the contract.
public enum Schema {
    /// The numbered migrations, applied once each in the order of their names.
    public static var migrations: URL { folder("migrations") }
    /// The views, applied again whenever their text changes.
    public static var views: URL { folder("views") }
    /// The long statements of the reports.
    public static var reports: URL { folder("reports") }
    /// Bank holidays and other reference data, loaded by `redress migrate`.
    public static var reference: URL { folder("reference") }

    /// The contract of the API, as it is at the top of the repository.
    public static var openAPI: URL { Bundle.module.bundleURL.appendingPathComponent("openapi.yaml") }

    private static func folder(_ name: String) -> URL {
        Bundle.module.bundleURL.appendingPathComponent(name, isDirectory: true)
    }
}
