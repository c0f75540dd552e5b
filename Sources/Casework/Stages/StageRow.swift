import Complaints
import Foundation
import Postgres

extension Stage {
    /// A stage from the columns of `SQL.stageColumns`.
    init(row: Row) throws {
        try self.init(clockFacts: row)
        var reader = ColumnReader(row: row)
        try otherFacts(&reader)
        try investigation?.loadReports(row)
        recommendations = try Obligation.Recommendation.columns.readAll(row, "recommendations_number")
        lateReasons = try LateReason.columns.readAll(row, "late_reasons_clock")
        appoint(try Appointment.columns.readAll(row, "appointments_role"))
    }

    /// Only what `DutyRule` counts by; for reading very many stages.
    init(clockFacts row: Row) throws {
        self = try Self.request.read(row)
        var reader = ColumnReader(row: row)
        try clockFacts(&reader)
        extensions = try Extension.columns.readAll(row, "extensions_agreed_on")
    }

    /// The columns of its own row.
    func stored(of complaint: some PostgresEncodable) -> StoredRow {
        var copy = self
        var facts = ColumnValues()
        copy.clockFacts(&facts)
        copy.otherFacts(&facts)
        return ["complaint_id": complaint] + Self.request.stored(self) + facts.row
    }

    /// Writes what differs from the stage as it was.
    func store(replacing old: Stage?, of complaint: ComplaintID, at now: Date, _ db: borrowing Transaction) throws {
        try db.execute(.upsert(stored(of: complaint), into: "stage", key: "id"))
        try store(extensions, replacing: old?.extensions ?? [], at: now, db)
        try storeReports(replacing: old, db)
        for recommendation in recommendations where old?.recommendations.contains(recommendation) != true {
            try recommendation.store(of: self, in: complaint, at: now, db)
        }
        if lateReasons != old?.lateReasons ?? [] {
            try db.execute("DELETE FROM late_reason WHERE stage_id = \(id)")
            for late in lateReasons {
                try db.execute(.insert(["stage_id": id] + LateReason.columns.stored(late), into: "late_reason"))
            }
        }
        guard appointments != old?.appointments ?? [] else { return }
        // Whoever is replaced goes first: nobody is appointed twice.
        try db.execute("DELETE FROM appointment WHERE stage_id = \(id)")
        for appointment in appointments {
            try db.execute(.insert(["stage_id": id] + Appointment.columns.stored(appointment), into: "appointment"))
        }
    }
}

extension Stage {
    /// Puts a stage aside that was never asked for: its row belongs to no complaint, so that nothing lists or counts it, and
    /// stays what its withdrawn duties were of.
    ///
    /// - Throws: `Refusal.actInTheWay` where a notice of it is in the file.
    func takeBack(from complaint: ComplaintID, _ db: borrowing Transaction) throws {
        let notice = try Notice.sent(about: complaint, db).first { $0.stage == stage }
        if let notice { throw notice.inTheWay(of: stage) }
        try db.execute(
            """
            UPDATE stage SET complaint_id = NULL, taken_back_from = \(complaint), withdrawn_on = requested_on WHERE id = \(id)
            """)
    }

    /// Extensions are added or withdrawn, and a notice may tell one that is there.
    private func store(
        _ extensions: [Extension], replacing old: [Extension], at now: Date, _ db: borrowing Transaction
    ) throws {
        var (gone, added): ([Extension], [Extension]) = (old, [])
        for item in extensions {
            if let index = gone.firstIndex(of: item) {
                gone.remove(at: index)
            } else if let index = gone.firstIndex(where: { item.isTold($0) }) {
                gone.remove(at: index)
                try db.execute(SQL.tell(item, of: id))
            } else {
                added.append(item)
            }
        }
        for withdrawn in gone { try db.execute(SQL.withdraw(withdrawn, of: id, at: now)) }
        for item in added { try db.execute(.insert(item.stored(of: id, at: now), into: "extension")) }
    }
}

extension Extension {
    /// Whether it is another extension that a notice has told since.
    fileprivate func isTold(_ other: Extension) -> Bool {
        agreedOn == other.agreedOn && extendedTo == other.extendedTo && reason == other.reason
            && complainantAgreedOn == other.complainantAgreedOn && notifiedOn != nil
            && (other.notifiedOn == nil || ombudsmanDetailsGiven && !other.ombudsmanDetailsGiven)
    }

    func stored(of stage: StageID, at now: Date) -> StoredRow {
        ["stage_id": stage, "recorded_at": now] + Self.columns.stored(self)
    }
}

/// How the lists of stages are read: of a few stages each from its index, of all stages in one pass over each table.
enum ListReading {
    case each, all
}

extension SQL {
    /// Gives an extension the day of its notice; of several of one day and length, the latest.
    fileprivate static func tell(_ extension: Extension, of stage: StageID) -> SQL {
        """
        UPDATE extension
        SET notified_on = \(`extension`.notifiedOn), ombudsman_details_given = \(`extension`.ombudsmanDetailsGiven)
        WHERE id = (
            SELECT max(e.id) FROM extension AS e
            WHERE e.stage_id = \(stage) AND e.agreed_on = \(`extension`.agreedOn)
                AND e.extended_to = \(`extension`.extendedTo)
        )
        """
    }

    /// Puts an extension aside, where nothing counts it.
    fileprivate static func withdraw(_ extension: Extension, of stage: StageID, at now: Date) -> SQL {
        """
        WITH withdrawn AS (
            DELETE FROM extension WHERE id = (
                SELECT max(e.id) FROM extension AS e
                WHERE e.stage_id = \(stage) AND e.agreed_on = \(`extension`.agreedOn)
                    AND e.extended_to = \(`extension`.extendedTo)
            )
            RETURNING *
        )
        INSERT INTO withdrawn_extension (
            id, stage_id, agreed_on, extended_to, reason, notified_on, ombudsman_details_given, good_reason, agreed_by,
            agreed_by_person_id, complainant_agreed_on, recorded_at, withdrawn_at
        )
        SELECT w.id, w.stage_id, w.agreed_on, w.extended_to, w.reason, w.notified_on, w.ombudsman_details_given,
            w.good_reason, w.agreed_by, w.agreed_by_person_id, w.complainant_agreed_on, w.recorded_at, \(now)
        FROM withdrawn AS w
        """
    }

    /// The columns of the stages `s`, with what belongs to each as arrays in their order, NULL where there is nothing.
    static let stageColumns: SQL = """
        SELECT \(clockFacts), \(list(Stage.names { $0.otherFacts(&$1) }, of: "s")), r.*, a.*, i.*, f.*, l.*
        \(stagesAndExtensions(.each))
        \(join(
            arrays(Obligation.Recommendation.columns.names, of: "r", named: "recommendations", in: "r.number"), "r",
            from: "obligation", to: "s", .each))
        \(join(
            arrays(Appointment.columns.names, of: "a", named: "appointments", in: "a.role, a.position"), "a",
            from: "appointment", to: "s", .each))
        \(join(
            arrays(InvestigationReport.columns.names, of: "i", named: "reports", in: "i.number"), "i",
            from: "investigation_report", to: "s", .each))
        \(join(
            arrays(ReportedFinding.columns.names, of: "f", named: "reported", in: "f.report, f.point"), "f",
            from: "reported_finding", to: "s", .each))
        \(join(
            arrays(LateReason.columns.names, of: "l", named: "late_reasons", in: "l.clock"), "l",
            from: "late_reason", to: "s", .each))
        """

    static func stages(of complaint: ComplaintID) -> SQL {
        "\(stageColumns) WHERE s.complaint_id = \(complaint) ORDER BY s.position"
    }

    /// What the duties of each stage are computed from, and the duties that are stored, as arrays.
    static func stagesWithDuties(_ reading: ListReading) -> SQL {
        """
        SELECT c.procedure_version_id, v.*, c.received_at, n.notices_kind, n.notices_stage, n.notices_sent_on, d.*,
            c.reference
        FROM (SELECT \(clockFacts) \(stagesAndExtensions(reading))) AS v
        JOIN complaint AS c ON c.id = v.complaint_id
        \(noticesOfStages(reading))
        \(join("array_agg(d.id) AS duties_id, \(dutyArrays)", "d", from: "duty", by: "subject_id", to: "v", reading))
        """
    }

    /// The aggregates of one record read the same rows in the same order; the order itself does not matter.
    static let dutyArrays: SQL = arrays(Duty.columns.names, of: "d", named: "duties")

    private static let clockFacts: SQL = """
        s.complaint_id, \(list(Stage.request.names + Stage.names { $0.clockFacts(&$1) }, of: "s")), e.*
        """

    private static func stagesAndExtensions(_ reading: ListReading) -> SQL {
        let extensions = arrays(
            Extension.columns.names, of: "e", named: "extensions", in: "e.agreed_on, e.id")
        return "FROM stage AS s \(join(extensions, "e", from: "extension", to: "s", reading))"
    }

    /// Joins the notices that were sent at the stages `v`.
    private static func noticesOfStages(_ reading: ListReading) -> SQL {
        switch reading {
        case .each:
            """
            CROSS JOIN LATERAL (
                SELECT \(noticeArrays) FROM notice AS n WHERE n.complaint_id = v.complaint_id AND n.stage = v.stage
            ) AS n
            """
        case .all:
            """
            LEFT JOIN (
                SELECT \(noticeArrays), n.complaint_id, n.stage FROM notice AS n GROUP BY n.complaint_id, n.stage
            ) AS n ON n.complaint_id = v.complaint_id AND n.stage = v.stage
            """
        }
    }

    /// Joins the arrays of a table to the stages they belong to, NULLs where it has nothing of a stage.
    private static func join(
        _ arrays: SQL, _ name: SQL, from table: SQL, by key: SQL = "stage_id", to stage: SQL, _ reading: ListReading
    ) -> SQL {
        switch reading {
        case .each:
            """
            CROSS JOIN LATERAL (
                SELECT \(arrays) FROM \(table) AS \(name) WHERE \(name).\(key) = \(stage).id
            ) AS \(name)
            """
        case .all:
            """
            LEFT JOIN (
                SELECT \(arrays), \(name).\(key) FROM \(table) AS \(name) GROUP BY \(name).\(key)
            ) AS \(name) ON \(name).\(key) = \(stage).id
            """
        }
    }
}
