import CZlib

/// A ZIP file in memory, as PKWARE's application note has it: no entry is over 4 GB, and none has a date, so that the same
/// entries are the same bytes.
struct ZipArchive {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds a file; one that is stored stands in the archive as it is.
    mutating func add(_ name: String, _ content: [UInt8], isStored: Bool = false) {
        let packed = isStored ? content : deflated(content)
        let offset = UInt32(body.count)
        var entry: [UInt8] = []
        // Version 2.0, names in UTF-8, stored or deflated, the first day of the format.
        for field in [20, 1 << 11, isStored ? 0 : 8, 0, 1 << 5 | 1] as [UInt16] { entry.append(field) }
        let sum = content.withUnsafeBufferPointer { crc32(0, $0.baseAddress, uInt($0.count)) }
        for field in [UInt32(sum), UInt32(packed.count), UInt32(content.count)] { entry.append(field) }
        entry.append(UInt16(name.utf8.count))
        entry.append(0 as UInt16)

        body.append(0x0403_4b50 as UInt32)
        body += entry
        body += name.utf8
        body += packed

        directory.append(0x0201_4b50 as UInt32)
        directory.append(20 as UInt16)
        directory += entry
        for field in [0, 0, 0] as [UInt16] { directory.append(field) }
        for field in [0, offset] as [UInt32] { directory.append(field) }
        directory += name.utf8
        count += 1
    }

    /// The whole file.
    var bytes: [UInt8] {
        var bytes = body + directory
        bytes.append(0x0605_4b50 as UInt32)
        for field in [0, 0, UInt16(count), UInt16(count)] as [UInt16] { bytes.append(field) }
        for field in [UInt32(directory.count), UInt32(body.count)] { bytes.append(field) }
        bytes.append(0 as UInt16)
        return bytes
    }

    /// The content as a bare stream of RFC 1951: what zlib makes (RFC 1950) without its two bytes before and its sum after.
    private func deflated(_ content: [UInt8]) -> [UInt8] {
        var length = compressBound(uLong(content.count))
        let packed = [UInt8](unsafeUninitializedCapacity: Int(length)) { buffer, count in
            let result = compress2(
                buffer.baseAddress, &length, content.isEmpty ? [0] : content, uLong(content.count),
                Z_DEFAULT_COMPRESSION)
            precondition(result == Z_OK, "There is room for what zlib makes.")
            count = Int(length)
        }
        return Array(packed.dropFirst(2).dropLast(4))
    }
}

extension [UInt8] {
    /// Appends a number with its lowest byte first.
    fileprivate mutating func append(_ number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
