import Complaints

/// Tables over every procedure, which the reports of all complaints, of a quarter and of the months share; the columns are
/// those of each report.
struct CouncilTables {
    let columns: [TableLayout.Column]

    /// Everything that reached the council (requirement R132).
    func contacts(_ label: String) -> TableLayout {
        listed(
            "contacts", label, "Everything that reached the council, by type", "Type",
            ContactVolumes.types.map { type in
                .init(
                    figure: Reference(id: type.id, key: "current"), label: type.title,
                    kind: type.id == "contacts.total" ? .total : .plain)
            },
            "Each thing once, by the day received: a contact that became a complaint counts as the complaint.")
    }

    /// Complaints received, and those that went further.
    func received(_ label: String) -> TableLayout {
        var received = parts(
            "received", label, "Complaints received", "Procedure", of: "all_complaints.received",
            "Complaints accepted into a procedure, by the day received.")
        received.hasChart = columns.contains(.quarters) || columns.contains(.months)
        return received
    }

    func receivedByDepartment(_ label: String) -> TableLayout {
        parts(
            "received_by_department", label, "Complaints received, by department", "Department",
            of: "all_complaints.received.by_department",
            "Complaints accepted into any procedure, statutory or not, by the day received and the department "
                + "complained of."
        )
    }

    func escalated(_ label: String) -> TableLayout {
        parts(
            "escalated", label, "Taken to a later stage", "Stage", of: "all_complaints.escalated",
            "Requests for a later stage, by the day of the request.")
    }

    func escalatedByDepartment(_ label: String) -> TableLayout {
        parts(
            "escalated_by_department", label, "Taken to a later stage, by department", "Department",
            of: "all_complaints.escalated.by_department",
            "Requests for a later stage, by the day of the request and the department complained of.")
    }

    /// Answers, and those in time, of each stage of each procedure (requirement R147).
    func answered(_ label: String) -> TableLayout {
        parts(
            "answered", label, "Answers sent", "Procedure and stage", of: "all_complaints.answered",
            "Answers by the day sent.")
    }

    func inTime(_ label: String) -> TableLayout {
        parts("in_time", label, "Answers in time", "Procedure and stage", of: "all_complaints.in_time", Self.limit)
    }

    func inTimePercent(_ label: String) -> TableLayout {
        parts(
            "in_time_percent", label, "Answers in time, %", "Procedure and stage", of: "all_complaints.in_time_percent",
            Self.limit)
    }

    func answeredByDepartment(_ label: String) -> TableLayout {
        parts(
            "answered_by_department", label, "Answers sent, by department", "Department",
            of: "all_complaints.answered.by_department",
            "Answers at any stage, by the day sent and the department complained of.")
    }

    func inTimeByDepartment(_ label: String) -> TableLayout {
        parts(
            "in_time_by_department", label, "Answers in time by department, %", "Department",
            of: "all_complaints.in_time_percent.by_department", Self.limit)
    }

    func open(_ label: String) -> TableLayout {
        parts(
            "open", label, "Open at the end", "Procedure and stage", of: "all_complaints.open",
            "Stages not ended by the last day, whether by an answer, a withdrawal or otherwise.")
    }

    func openByDepartment(_ label: String) -> TableLayout {
        parts(
            "open_by_department", label, "Open at the end, by department", "Department",
            of: "all_complaints.open.by_department",
            "Stages not ended by the last day, by the department complained of.")
    }

    func outcomes(_ label: String) -> TableLayout {
        parts(
            "outcomes", label, "Outcomes", "Outcome", of: "all_complaints.outcomes",
            "Outcomes at the first stage, by the day of the answer; fault found means upheld or partly upheld.")
    }

    func faultByDepartment(_ label: String) -> TableLayout {
        parts(
            "fault_by_department", label, "Fault found, by department", "Department",
            of: "all_complaints.fault.by_department",
            "Complaints with fault found at their first stage, by the day of the answer and the department complained "
                + "of."
        )
    }

    func closed(_ label: String) -> TableLayout {
        parts(
            "closed", label, "Withdrawn or refused", "Ending", of: "all_complaints.closed",
            "Complaints that were withdrawn or refused, by the day they were closed.")
    }

    func complimentsByDepartment(_ label: String) -> TableLayout {
        parts(
            "compliments_by_department", label, "Compliments, by department", "Department",
            of: "compliments.by_department",
            "Compliments by the day received and the department praised.")
    }

    private static let limit =
        "Answers within the limit of the complaint's own procedure, with the extensions that count, by the day sent."

    private func parts(
        _ id: String, _ label: String, _ title: String, _ first: String, of figure: String, _ definition: String
    ) -> TableLayout {
        TableLayout(
            id: id, label: label, title: title, first: first, columns: columns, rows: .parts(of: figure),
            definition: definition)
    }

    private func listed(
        _ id: String, _ label: String, _ title: String, _ first: String, _ rows: [TableLayout.Row], _ definition: String
    ) -> TableLayout {
        TableLayout(
            id: id, label: label, title: title, first: first, columns: columns, rows: .listed(rows),
            definition: definition)
    }
}
