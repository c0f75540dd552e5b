"""The council of a run: its services and causes, and people, a team and settings made through the API."""
import os

from asking import ask, day, numbers

SERVICES = ask("GET", "/v1/services")["services"]
CAUSES = [cause["cause"] if isinstance(cause, dict) else cause for cause in ask("GET", "/v1/causes")["items"]]
CHILDREN = next(s for s in SERVICES if "Child" in s["department"])
ABOUT = {"department": CHILDREN["department"], "service": CHILDREN["service"]}


def cause():
    """A cause in use, a new one where the run has retired them all."""
    used = [one["cause"] for one in ask("GET", "/v1/causes")["items"] if one["retired_on"] is None]
    return used[0] if used else ask("POST", "/v1/causes", {"cause": f"cause_{next(numbers)}", "name": "A cause"})["cause"]


def person(name, employment, *capacities, **more):
    return ask("POST", "/v1/people", {
        "name": name, "employment": employment, "spouse_of_officer_or_member": False, "trained_on": day(900),
        "capacities": capacities, **more})["id"]


TEAM = ask("POST", "/v1/teams", {"department": ABOUT["department"], "name": f"Contract {os.getpid()}"})["id"]
OFFICER = person("B. Example", "employee", "investigating_officer", "link_officer", team_id=TEAM)
MANAGER = person("G. Example", "employee", "complaints_manager", team_id=TEAM)
SIGNER = person("S. Example", "employee", "responsible_person", team_id=TEAM)
INDEPENDENT = person("C. Example", "none", "independent_person")
PANEL = [person(f"{letter}. Example", "other_council_employee", "panellist") for letter in "DEF"]


ask("POST", "/v1/link-officers", {"person_id": OFFICER, "from_on": day(400)})
ask("POST", "/v1/settings", {
    "setting": "behaviour_internal_review", "value": 1, "from_on": day(0), "reason": "Decided by the committee."})


def throwaway():
    """A service in a department of its own, to be renamed or merged without harm to the rest of the run."""
    made = {"department": f"Department {os.getpid()} {next(numbers)}", "service": f"Service {next(numbers)}"}
    ask("POST", "/v1/services", {**made, "in_use_from": day(30)})
    return made


def somebody():
    return person("S. Example", "employee", "complaints_officer")


def team():
    return ask("POST", "/v1/teams", {
        "department": ABOUT["department"], "name": f"Team {os.getpid()} {next(numbers)}"})["id"]
