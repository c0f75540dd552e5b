import CLibCurl

/// An option that libcurl does not take.
struct CurlFault: Error {
    let code: CURLcode

    var words: String { String(cString: curl_easy_strerror(code)) }
}

/// One transfer of libcurl, and what it reads and writes as long as it lives.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private let error = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    init() throws(CurlFault) {
        guard let pointer = curl_easy_init() else { throw CurlFault(code: CURLE_OUT_OF_MEMORY) }
        self.pointer = pointer
        error.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try set(CURLOPT_ERRORBUFFER, UnsafeMutableRawPointer(error))
    }

    deinit {
        curl_easy_cleanup(pointer)
        for list in lists { curl_slist_free_all(list) }
        error.deallocate()
    }

    private func check(_ code: CURLcode) throws(CurlFault) {
        guard code == CURLE_OK else { throw CurlFault(code: code) }
    }

    func set(_ option: CURLoption, _ value: Int) throws(CurlFault) {
        try check(curl_easy_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: Bool) throws(CurlFault) { try set(option, value ? 1 : 0) }

    func set(_ option: CURLoption, _ value: Duration) throws(CurlFault) {
        try set(option, Int(value / .milliseconds(1)))
    }

    func set(_ option: CURLoption, _ value: String) throws(CurlFault) {
        try check(curl_easy_set_string(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: UnsafeMutableRawPointer) throws(CurlFault) {
        try check(curl_easy_set_pointer(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: curl_write_callback) throws(CurlFault) {
        try check(curl_easy_set_callback(pointer, option, value))
    }

    func setOpenSocket(_ value: curl_opensocket_callback) throws(CurlFault) {
        try check(curl_easy_set_open_socket(pointer, value))
    }

    func set(_ option: CURLoption, _ lines: [String]) throws(CurlFault) {
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines {
            guard let longer = curl_slist_append(list, line) else { throw CurlFault(code: CURLE_OUT_OF_MEMORY) }
            if list == nil { lists.append(longer) }
            list = longer
        }
        try check(curl_easy_set_list(pointer, option, list))
    }

    /// The body of a POST, which libcurl copies.
    func setBody(_ bytes: [UInt8]) throws(CurlFault) {
        try set(CURLOPT_POST, true)
        try set(CURLOPT_POSTFIELDSIZE, bytes.count)
        let code = bytes.withUnsafeBytes {
            curl_easy_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, .init(mutating: $0.baseAddress))
        }
        try check(code)
    }

    /// Why it ended as it did, in libcurl's words.
    func words(for code: CURLcode) -> String {
        error.pointee == 0 ? CurlFault(code: code).words : String(cString: error)
    }

    var status: Int {
        var value = 0
        curl_easy_get_long(pointer, CURLINFO_RESPONSE_CODE, &value)
        return value
    }

    /// Of Retry-After, as seconds or as a date (RFC 9110 section 10.2.3).
    var retryAfter: Duration? {
        var value: curl_off_t = 0
        curl_easy_get_offset(pointer, CURLINFO_RETRY_AFTER, &value)
        return value > 0 ? .seconds(value) : nil
    }
}
