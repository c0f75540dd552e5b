import CLibPQ

/// The arrays libpq wants the parameters in, kept by the connection so that a statement allocates none.
struct ParameterArrays: ~Copyable {
    private var capacity = 0
    private(set) var count: Int32 = 0
    private(set) var types = UnsafeMutablePointer<Oid>.allocate(capacity: 0)
    private(set) var values = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: 0)
    private(set) var lengths = UnsafeMutablePointer<Int32>.allocate(capacity: 0)
    private(set) var formats = UnsafeMutablePointer<Int32>.allocate(capacity: 0)

    /// Points the arrays at the parameters, whose bytes must stay where they are until the statement is sent.
    mutating func fill(_ parameters: Parameters, bytes: UnsafeRawBufferPointer) {
        if capacity < parameters.count { grow(to: max(16, parameters.count * 2)) }
        // Each value is followed by a NUL, so only a statement without values, or with NULLs alone, has no bytes.
        let base = bytes.assumingMemoryBound(to: CChar.self).baseAddress
        count = Int32(truncatingIfNeeded: parameters.count)
        for (index, slot) in parameters.slots.enumerated() {
            types[index] = slot.type.parameterOID
            lengths[index] = Int32(truncatingIfNeeded: slot.length ?? 0)
            formats[index] = slot.type.isText ? 0 : 1
            values[index] = slot.length.flatMap { _ in base.map { $0 + slot.offset } }
        }
    }

    private mutating func grow(to count: Int) {
        free()
        capacity = count
        types = .allocate(capacity: count)
        values = .allocate(capacity: count)
        lengths = .allocate(capacity: count)
        formats = .allocate(capacity: count)
    }

    private func free() {
        types.deallocate()
        values.deallocate()
        lengths.deallocate()
        formats.deallocate()
    }

    deinit {
        free()
    }
}
