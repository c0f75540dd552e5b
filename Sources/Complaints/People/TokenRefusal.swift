public import WorkingDays

/// Why a token is not made or not revoked.
enum TokenRefusal: String, SubjectRefusal {
    static let subject = RefusalSubject.tokens

    case tokenNameInUse = "token_name_in_use"
    case tokenRevokedAlready = "token_revoked_already"

    var page: RefusalPage {
        switch self {
        case .tokenNameInUse:
            .fault(
                "Another token has this name",
                means: "The audit names whoever did something by the name of their token, so each name is one token's.",
                next: "Choose another name, or revoke the other token first.")
        case .tokenRevokedAlready:
            .conflict(
                "The token was revoked already",
                means: "A token is revoked once, and the day of it stays.",
                next: "There is nothing to do.")
        }
    }
}

extension Refusal {
    /// A token that is not revoked has the name, whatever its case and spaces.
    public static func tokenNameInUse(_ name: String) -> Refusal {
        Refusal(
            TokenRefusal.tokenNameInUse,
            "Another token has the name \(name); choose another name, or revoke that token first.", fields: ["name"])
    }

    /// The token was revoked before.
    public static func tokenRevokedAlready(_ token: Int, on day: Day) -> Refusal {
        Refusal(TokenRefusal.tokenRevokedAlready, "Token \(token) was revoked on \(day.written) already.")
    }
}
