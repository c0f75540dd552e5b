// swift-tools-version: 6.2
import PackageDescription

// Versions are exact: Package.resolved is not committed, so the manifest alone pins what is built (docs/architecture.md).
let package = Package(
    name: "redress",
    products: [
        .executable(name: "redress", targets: ["Redress"]), .executable(name: "redress-bench", targets: ["Bench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    ],
    targets: [
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(
            name: "Postgres",
            dependencies: [
                "CLibPQ", "WorkingDays",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "Migrations",
            dependencies: [
                "Postgres",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(name: "WorkingDays"),
        .target(name: "JSON", dependencies: ["WorkingDays"]),
        .target(name: "HTML"),
        .target(name: "Spreadsheets", dependencies: ["CZlib", "HTML"]),
        .target(name: "Complaints", dependencies: ["WorkingDays"]),
        .target(
            name: "Channels",
            dependencies: [
                "CLibCurl", "Complaints", "JSON", "WorkingDays", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Casework",
            dependencies: [
                "Complaints", "JSON", "WorkingDays", "Postgres",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Alerting",
            dependencies: [
                "Casework", "Channels", "Complaints",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "Reporting",
            dependencies: ["Complaints", "HTML", "JSON", "Spreadsheets", "WorkingDays", "Postgres", "Schema"]),
        .target(
            name: "SignIn",
            dependencies: [
                "Channels", "Complaints", "JSON", "WorkingDays",
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "API",
            dependencies: [
                "Casework", "Reporting", "Complaints", "HTML", "JSON", "Schema", "SignIn", "Spreadsheets",
                "WorkingDays",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .target(
            name: "Schema", path: "db",
            exclude: ["demo", "schema.sql"],
            resources: [
                .copy("migrations"), .copy("reports"), .copy("reference"), .copy("views"), .copy("openapi.yaml"),
            ]),
        .target(
            name: "Commands",
            dependencies: [
                "Casework", "JSON", "Complaints", "Migrations", "Postgres", "Schema", "WorkingDays",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "Casework", "Commands", "Complaints", "Postgres", "WorkingDays",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "Redress",
            dependencies: [
                "API", "Alerting", "Casework", "Channels", "Commands", "Complaints", "HTML", "JSON", "Migrations",
                "Postgres", "Reporting", "Schema", "SignIn", "WorkingDays",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .target(
            name: "TestSupport",
            dependencies: [
                "Casework",
                "Postgres", "Migrations", "Schema", "WorkingDays",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "WorkingDaysTests", dependencies: ["Schema", "WorkingDays"]),
        .testTarget(
            name: "PostgresTests",
            dependencies: [
                "Postgres", "TestSupport", "WorkingDays",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        .testTarget(
            name: "MigrationsTests",
            dependencies: [
                "Migrations", "Postgres", "Schema", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "ChannelsTests", dependencies: ["Channels", "Complaints", "JSON", "WorkingDays"],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "SignInTests",
            dependencies: [
                "Channels", "Complaints", "JSON", "SignIn", "WorkingDays",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(name: "SpreadsheetsTests", dependencies: ["Spreadsheets"]),
        .testTarget(name: "ComplaintsTests", dependencies: ["Complaints", "WorkingDays"]),
        .testTarget(
            name: "CaseworkTests",
            dependencies: [
                "Casework", "Complaints", "Postgres", "Schema", "TestSupport", "WorkingDays",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "AlertingTests",
            dependencies: [
                "Alerting", "Casework", "Channels", "Complaints", "JSON", "Postgres", "TestSupport", "WorkingDays",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Casework", "Commands", "Complaints", "JSON", "Migrations", "Postgres", "Schema", "TestSupport",
                "WorkingDays",
            ]),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Casework", "Complaints", "HTML", "Postgres", "Reporting", "TestSupport", "WorkingDays"],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Alerting", "Casework", "Channels", "Commands", "Complaints", "HTML", "JSON", "Reporting",
                "SignIn",
                "WorkingDays", "Postgres", "TestSupport",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "Yams", package: "Yams"),
            ], exclude: ["Fixtures"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
}
