import Complaints

/// What somebody is appointed to at a stage.
public enum AppointmentRole: String, Sendable, CaseIterable {
    case investigatingOfficer = "investigating_officer"
    case independentPerson = "independent_person"
    case panellist
}

/// Somebody who is appointed at a stage, as it is stored.
struct Appointment: Hashable, Sendable {
    let role: AppointmentRole
    /// Their place among those of the role; 1 for the chair of a panel.
    let position: Int
    let appointee: Appointee
}

extension Stage {
    /// Whoever is appointed to a part of the stage.
    var appointments: [Appointment] {
        var appointments = (panel?.panellists ?? []).enumerated().map {
            Appointment(role: .panellist, position: $0.offset + 1, appointee: $0.element)
        }
        if let officer = investigation?.officer {
            appointments.append(Appointment(role: .investigatingOfficer, position: 1, appointee: officer))
        }
        if let person = investigation?.independentPerson {
            appointments.append(Appointment(role: .independentPerson, position: 1, appointee: person))
        }
        return appointments
    }

    /// Puts whoever is appointed, the chair of a panel first, into the parts of the stage.
    mutating func appoint(_ appointments: [Appointment]) {
        for appointment in appointments {
            switch appointment.role {
            case .investigatingOfficer: investigation?.officer = appointment.appointee
            case .independentPerson: investigation?.independentPerson = appointment.appointee
            case .panellist: panel?.panellists.append(appointment.appointee)
            }
        }
    }
}
