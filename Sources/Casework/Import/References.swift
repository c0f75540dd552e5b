/// What was read by a reference, found however the reference is written.
package struct References<Value: Sendable>: Sendable {
    private let form: @Sendable (String) -> String
    private var found: [String: (written: String, value: Value)] = [:]

    /// Nothing yet; `form` is the one by which two references are the same.
    package init(_ form: @escaping @Sendable (String) -> String) { self.form = form }

    package subscript(reference: String) -> Value? {
        get { found[form(reference)]?.value }
        set { found[form(reference)] = newValue.map { (reference, $0) } }
    }

    /// The reference as it was read first; nil where there is none.
    func written(_ reference: String) -> String? { found[form(reference)]?.written }
}
