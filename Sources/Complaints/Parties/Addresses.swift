// Where somebody can be reached, whoever they are: a complainant, somebody of the council.

extension String {
    /// Whether the text can be an e-mail address.
    ///
    /// A name of up to 64 characters without two dots together, one at sign, and a host of two labels or more (RFC 5321
    /// sections 4.1.2 and 4.5.3.1, without quoted names; letters beyond ASCII by RFC 6531).
    public var isEmailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count <= 64, utf8.count <= 254 else { return false }
        let atom = /[A-Za-z0-9!#$%&'*+\/=?^_`{|}~\-\u{80}-\u{10FFFF}]+/
        let label = /[A-Za-z0-9\u{80}-\u{10FFFF}]([A-Za-z0-9\-\u{80}-\u{10FFFF}]{0,61}[A-Za-z0-9\u{80}-\u{10FFFF}])?/
        func isMade(_ text: Substring, of part: Regex<some Any>) -> Bool {
            text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { $0.wholeMatch(of: part) != nil }
        }
        return isMade(parts[0], of: atom) && isMade(parts[1], of: label) && parts[1].contains(".")
            && !parts[1].contains(/\.[0-9]+$/) && !contains(where: \.isWhitespace)
    }

    /// Whether the text can be a telephone number: 6 to 15 digits (ITU-T E.164), with what people write between them.
    public var isTelephoneNumber: Bool {
        let digits = count { $0.isASCII && $0.isNumber }
        return (6...15).contains(digits) && wholeMatch(of: /\+?[0-9 ()\-.]+( ?(ext|x)\.? ?[0-9]+)?/) != nil
    }
}
