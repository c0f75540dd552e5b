"""The procedures and their stages, as figures name them, and the rows most figures begin with."""

from dataclasses import dataclass

from counting import Rows, Standing

PROCEDURES = {
    "childrens": ["local_resolution", "investigation", "review_panel"],
    "adult_social_care": ["single_stage"],
    "public_health": ["single_stage"],
    "corporate": ["stage_1", "stage_2"],
}

# The totals that were published of years before the records.
PUBLISHED = {
    "childrens": "childrens_stage_1_received", "childrens.stage_1": "childrens_stage_1_received",
    "childrens.stage_2": "childrens_stage_2_requested", "childrens.stage_3": "childrens_stage_3_requested",
    "adult_social_care": "adult_social_care_complaints_received",
    "public_health": "public_health_complaints_received", "corporate": "corporate_complaints_received",
}


@dataclass(frozen=True)
class Stage:
    procedure: str
    name: str
    position: int

    @property
    def code(self):
        return self.name if self.name == "single_stage" else f"stage_{self.position}"

    @property
    def answered(self):
        """Answers sent at the stage."""
        return Rows("stage", "resolved", lambda row: row.procedure == self.procedure and row.stage == self.name)

    @property
    def received(self):
        """Complaints taken up at a first stage by the day received, requests for a later one by their day."""
        if self.position == 1:
            counted = registered(self.procedure).where(lambda row: 1 in row.stages)
        else:
            counted = Rows("stage", "requested", lambda row: row.procedure == self.procedure and row.stage == self.name)
        return counted.before_records(PUBLISHED.get(f"{self.procedure}.{self.code}"))

    @property
    def open(self):
        return Standing("stage", "", lambda row: row.procedure == self.procedure and row.stage == self.name)


def stages(procedure):
    return [Stage(procedure, name, position + 1) for position, name in enumerate(PROCEDURES[procedure])]


def received(procedure):
    """Those of the register, or the total that was published before it."""
    return registered(procedure).before_records(PUBLISHED[procedure])


def registered(procedure):
    return Rows("complaint", "received", lambda row: row.procedure == procedure)


def of(procedure, population, day):
    """The rows of a procedure, or of every one."""
    return Rows(population, day, (lambda row: row.procedure == procedure) if procedure else None)


def departments(view):
    return {view.department} if view.department else view.register.departments


def causes(view):
    return view.register.causes
