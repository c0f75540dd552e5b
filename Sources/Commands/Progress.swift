import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Says on a terminal how far a long command is, on one line that is cleared at the end; nothing where standard error is
/// no terminal.
package struct Progress: Sendable {
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

    package init() {}

    /// Puts what is done now in the place of what was done before.
    package func show(_ text: String) { write("\(text) …") }

    /// Clears the line.
    package func end() { write("") }

    private func write(_ text: String) {
        guard isTerminal else { return }
        report(Array("\r\u{1B}[K\(text)".utf8))
    }
}
