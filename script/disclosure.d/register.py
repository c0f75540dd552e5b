"""A register of random people: who complained of what and when, what they answered to equality monitoring, and whom the behaviour
register binds. Prints the SQL that puts it in the place of the one before.

register.py SEED
"""

import datetime
import random
import sys

FIRST = datetime.date(2021, 4, 1)
DAYS = 2 * 365
TYPES = {
    "childrens": ["parent", "family_member", "child_or_young_person", "foster_carer", "other_sufficient_interest"],
    "adult_social_care": ["adult_service_user", "family_member", "professional_on_behalf"],
    "public_health": ["resident", "family_member", "professional_on_behalf", "child_or_young_person"],
    "corporate": ["resident", "business", "parent", "professional_on_behalf", "child_or_young_person"],
}
CATEGORIES = {
    "ethnicity": ["asian", "black", "mixed", "other", "white"],
    "religion": ["no_religion", "buddhist", "christian", "muslim"],
    "sex": ["female", "male"],
}
EMPTY = """SET client_min_messages = warning;
SET session_replication_role = replica;
TRUNCATE complaint, equality_answer, behaviour_measure, behaviour_decision, behaviour_letter CASCADE;
SET session_replication_role = origin;
INSERT INTO person (id, name, employment, spouse_of_officer_or_member, capacities, changed_at)
VALUES (md5('p')::uuid, 'M. Manager', 'employee', false, '{}', '2021-01-01') ON CONFLICT DO NOTHING;
INSERT INTO service (department, name) VALUES ('Department', 'Service') ON CONFLICT DO NOTHING;"""
COMPLAINTS = """INSERT INTO complaint (
    id, reference, procedure, procedure_version_id, received_at, received_on, channel, complainant, complainant_type,
    representative_type, service_id, about_childrens_social_care, summary, accepted_on, registered_at, changed_at
)
SELECT
    md5(r.reference)::uuid, r.reference, r.procedure, v.id, r.received_on, r.received_on, 'email', 'P', r.type, r.representative,
    (SELECT id FROM service LIMIT 1), r.procedure = 'childrens', 'made up', r.received_on, r.received_on, r.received_on
FROM (VALUES
%s
) AS r (reference, procedure, received_on, type, representative)
JOIN LATERAL (
    SELECT p.id FROM procedure_version AS p
    WHERE p.procedure = r.procedure AND p.in_force_from <= r.received_on
    ORDER BY p.in_force_from DESC
    LIMIT 1
) AS v ON true;"""
ANSWERS = """INSERT INTO equality_answer (complaint_id, person, characteristic, answer, category)
SELECT md5(r.reference)::uuid, r.person, r.characteristic, r.answer, r.category FROM (VALUES
%s
) AS r (reference, person, characteristic, answer, category);"""
MEASURES = """INSERT INTO behaviour_measure (
    id, complainant, complainant_kind, kind, evidence, exception_reason, restrictions, contact_days, adjustments_considered,
    grace_working_days, changed_at
)
SELECT
    md5(m.name)::uuid, m.name, 'adult', m.kind, 'Letters.', CASE m.kind WHEN 'restriction' THEN 'threats' END,
    CASE m.kind WHEN 'restriction' THEN '{no_phone}' ELSE '{}' END::text[], '{}', true, 20, m.on_day
FROM (VALUES
%s
) AS m (name, kind, on_day);"""
DECISIONS = """INSERT INTO behaviour_decision (measure_id, kind, decided_on, decided_by, reason, review_on, ends_on)
SELECT md5(d.name)::uuid, d.kind, d.decided_on, md5('p')::uuid, 'Reason', d.review_on, d.ends_on FROM (VALUES
%s
) AS d (name, kind, decided_on, review_on, ends_on);"""
LETTERS = """INSERT INTO behaviour_letter (measure_id, sent_on, text, signposts_ombudsman)
SELECT md5(l.name)::uuid, l.sent_on, 'Letter', true FROM (VALUES
%s
) AS l (name, sent_on);"""


def written(value):
    if value is None:
        return "NULL::text"
    return f"date '{value}'" if isinstance(value, datetime.date) else f"'{value}'"


class RandomPeople:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.complaints, self.answers, self.measures, self.decisions, self.letters = [], [], [], [], []
        for procedure, types in TYPES.items():
            self.procedure(procedure, types)
        for number in range(self.random.choice([0, 3, 8, 20])):
            self.measure(f"Person {number}")

    def weights(self, of):
        """Some of a kind are common, some rare, and some are not at all."""
        weights = [self.random.choice([0, 1, 1, 3, 10, 40]) for _ in of]
        return weights if any(weights) else [1] * len(of)

    def procedure(self, procedure, types):
        size = self.random.choice([0, 3, 10, 30, 60, 150, 400])
        months = self.random.choice([1, 4, 24])
        kinds, categories = self.weights(types), {name: self.weights(keys) for name, keys in CATEGORIES.items()}
        asked = self.random.choice([0, 0.1, 0.6, 1])
        for number in range(size):
            day = FIRST + datetime.timedelta(days=self.random.randrange(DAYS * months // 24))
            kind = self.random.choices(types, kinds)[0]
            helped = "other_advocate" if self.random.random() < 0.4 else None
            reference = f"{procedure}-{number}"
            self.complaints.append((reference, procedure, day, kind, helped))
            for person in ("complainant", "child"):
                for name, keys in CATEGORIES.items():
                    if self.random.random() < asked:
                        self.answer(reference, person, name, self.random.choices(keys, categories[name])[0])

    def answer(self, reference, person, characteristic, category):
        answer = self.random.choices(["recorded", "prefer_not_to_say", "unknown"], [12, 1, 1])[0]
        self.answers.append((reference, person, characteristic, answer, category if answer == "recorded" else None))

    def measure(self, name):
        kind = self.random.choice(["warning", "warning", "restriction"])
        day = FIRST + datetime.timedelta(days=self.random.randrange(DAYS))
        review, end = day + datetime.timedelta(days=180), day + datetime.timedelta(days=360)
        self.measures.append((name, kind, day))
        self.decisions.append((name, "imposed", day, review, end))
        self.letters.append((name, day))
        if kind == "restriction" and self.random.random() < 0.5:
            late = self.random.choice([-5, 0, 9])
            self.decisions.append((name, "renewed", review + datetime.timedelta(days=late), end, end))
        elif self.random.random() < 0.3:
            self.decisions.append((name, "lifted", day + datetime.timedelta(days=self.random.randrange(30, 170)), None, None))

    @property
    def sql(self):
        rows = [
            (COMPLAINTS, self.complaints), (ANSWERS, self.answers), (MEASURES, self.measures), (DECISIONS, self.decisions),
            (LETTERS, self.letters)]
        statements = [
            text % ",\n".join("(" + ", ".join(map(written, row)) + ")" for row in found) for text, found in rows if found]
        return "\n".join([EMPTY, *statements]).replace("NULL::text, NULL::text)", "NULL::date, NULL::date)")


if __name__ == "__main__":
    print(RandomPeople(int(sys.argv[1])).sql)
