/// What a test's database holds before the test.
public enum Template: Sendable {
    /// The schema with its reference data.
    case migrated
    /// The same with the demonstration register, imported at noon on `DemonstrationRegister.importedOn`.
    case demonstration
}
