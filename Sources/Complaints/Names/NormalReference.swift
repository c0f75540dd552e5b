extension String {
    /// The form by which a reference is one: letters and digits, whatever their case.
    ///
    /// What parts them counts only between two digits, so that T-1, t-1 and T1 are one reference, and 2023/1/11 and 2023/11/1
    /// are two. The database has the same rule, `normal_reference`, for its indexes.
    public var normalReference: String {
        var normal = ""
        var isAfterGap = false
        for character in normalName {
            guard character.isOfReference else {
                isAfterGap = true
                continue
            }
            if isAfterGap, character.isDigit, normal.last?.isDigit == true { normal.append(" ") }
            isAfterGap = false
            normal.append(character)
        }
        return normal
    }

    /// A reference as people say and type it when they look for it, with nothing between; the Ombudsman's are one by it,
    /// since they are all of one length.
    public var soughtReference: String { normalReference.filter { $0 != " " } }
}

extension Character {
    /// Whether it is a letter or a digit; of ASCII without asking for its properties.
    fileprivate var isOfReference: Bool {
        guard let byte = utf8.first, byte < 0x80, utf8.count == 1 else { return isLetter || isNumber }
        return (97...122).contains(byte) || (48...57).contains(byte) || (65...90).contains(byte)
    }

    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
