/// Where in the source a statement is run.
public struct CallSite: Sendable, CustomStringConvertible {
    /// The file, as `Target/File.swift`.
    public let file: StaticString
    /// The line in it.
    public let line: UInt

    /// Names a place in the source.
    public init(file: StaticString = #fileID, line: UInt = #line) {
        self.file = file
        self.line = line
    }

    /// `Target/File.swift:12`.
    public var description: String { "\(file):\(line)" }
}
