/// What this program is.
package enum Program {
    /// The version of CHANGELOG.md; "-dev" until it is released.
    package static let version = "0.1.0-dev"
}
