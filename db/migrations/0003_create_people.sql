-- Departments, and beneath them services with the days they are in use (requirement R60). A department is on the list
-- from its first service on, and stays when it has none.
CREATE TABLE department (
    name text NOT NULL CONSTRAINT department_name_not_blank CHECK (normal_name(name) <> ''),
    CONSTRAINT department_pkey PRIMARY KEY (name)
);

CREATE UNIQUE INDEX department_spelling_key ON department (listed_name(name));

CREATE TABLE service (
    id bigint GENERATED ALWAYS AS IDENTITY,
    department text NOT NULL CONSTRAINT service_department_not_blank CHECK (normal_name(department) <> ''),
    name text NOT NULL CONSTRAINT service_name_not_blank CHECK (normal_name(name) <> ''),
    in_use_from date,
    in_use_until date,
    CONSTRAINT service_pkey PRIMARY KEY (id),
    CONSTRAINT service_name_key UNIQUE (department, name),
    CONSTRAINT service_department_fkey FOREIGN KEY (department) REFERENCES department (name) ON UPDATE CASCADE,
    CONSTRAINT service_in_use_in_order CHECK (in_use_until >= in_use_from)
);

CREATE UNIQUE INDEX service_spelling_key ON service (listed_name(department), listed_name(name));

COMMENT ON COLUMN service.in_use_from IS 'Empty: since before the records begin.';
COMMENT ON COLUMN service.in_use_until IS 'The last day a complaint about it may be received; it is never deleted.';

-- A department is written as the list has it, however a row spells it; what is not on the list stays as it is written.
CREATE FUNCTION spell_department() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM department AS d WHERE d.name = NEW.department) THEN
        RETURN NEW;
    END IF;
    NEW.department := coalesce(
        (SELECT d.name FROM department AS d WHERE listed_name(d.name) = listed_name(NEW.department)), NEW.department
    );
    RETURN NEW;
END;
$$;

CREATE FUNCTION add_department() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO department (name) VALUES (NEW.department) ON CONFLICT (listed_name(name)) DO NOTHING;
    RETURN NEW;
END;
$$;

-- The triggers of a row come in the order of their names.
CREATE TRIGGER service_add_department BEFORE INSERT ON service
FOR EACH ROW EXECUTE FUNCTION add_department();
CREATE TRIGGER service_spell_department BEFORE INSERT ON service
FOR EACH ROW EXECUTE FUNCTION spell_department();

-- The people who work on complaints: who they are to the council decides what they may be appointed to.
CREATE TABLE person (
    id uuid NOT NULL,
    reference text CONSTRAINT person_reference_not_blank CHECK (btrim(reference) <> ''),
    name text NOT NULL CONSTRAINT person_name_not_blank CHECK (normal_name(name) <> ''),
    employment text NOT NULL CONSTRAINT person_employment CHECK (
        employment IN ('employee', 'other_council_employee', 'commissioned', 'member', 'none')
    ),
    spouse_of_officer_or_member boolean NOT NULL,
    service_id bigint,
    whole_department text,
    team_id uuid,
    line_manager_id uuid,
    trained_on date,
    day_cost_pence bigint CONSTRAINT person_day_cost_pence CHECK (day_cost_pence >= 0),
    capacities text [] NOT NULL CONSTRAINT person_capacities CHECK (capacities <@ ARRAY[
        'complaints_officer', 'complaints_manager', 'investigating_officer', 'independent_person', 'panellist',
        'childrens_rights_officer', 'adjudicating_officer', 'responsible_person', 'link_officer'
    ]),
    email text CONSTRAINT person_email CHECK (email LIKE '%_@_%'),
    telephone text,
    preferred_channel text CONSTRAINT person_preferred_channel CHECK (
        preferred_channel IN ('inbox', 'email', 'text_message')
    ),
    working_days text [] CONSTRAINT person_working_days CHECK (working_days <@ ARRAY[
        'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'
    ] AND cardinality(working_days) > 0),
    works_from bigint,
    works_until bigint,
    active_until date,
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT person_pkey PRIMARY KEY (id),
    CONSTRAINT person_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT person_whole_department_fkey FOREIGN KEY (whole_department) REFERENCES department (name) ON UPDATE CASCADE,
    CONSTRAINT person_department_or_service CHECK (num_nonnulls(service_id, whole_department) < 2),
    -- A file of people may name a manager who comes later in it.
    CONSTRAINT person_line_manager_fkey FOREIGN KEY (line_manager_id) REFERENCES person (id) DEFERRABLE,
    CONSTRAINT person_line_manager_other CHECK (line_manager_id <> id),
    CONSTRAINT person_preferred_is_known CHECK (
        CASE preferred_channel
            WHEN 'email' THEN email IS NOT NULL
            WHEN 'text_message' THEN telephone IS NOT NULL
            ELSE true
        END
    ),
    CONSTRAINT person_working_hours CHECK (num_nulls(working_days, works_from, works_until) IN (0, 3)),
    CONSTRAINT person_works_in_order CHECK (0 <= works_from AND works_from < works_until AND works_until < 1440)
);

CREATE UNIQUE INDEX person_reference_key ON person (normal_reference(reference));

COMMENT ON COLUMN person.reference IS 'What the council knows them by, as a staff number; files name people by it.';
COMMENT ON COLUMN person.works_from IS 'In minutes after midnight in London; empty where the council''s hours hold.';

COMMENT ON COLUMN person.spouse_of_officer_or_member IS
'Spouse or civil partner of a member or officer of this council (SI 2006/1738 reg 2).';
COMMENT ON COLUMN person.whole_department IS 'Of somebody who works for a whole department and none of its services.';
COMMENT ON COLUMN person.active_until IS 'The last day; their tokens are of no use after it.';

CREATE TABLE team (
    id uuid NOT NULL,
    department text NOT NULL,
    name text NOT NULL CONSTRAINT team_name_not_blank CHECK (normal_name(name) <> ''),
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT team_pkey PRIMARY KEY (id),
    CONSTRAINT team_department_fkey FOREIGN KEY (department) REFERENCES department (name) ON UPDATE CASCADE
);

CREATE UNIQUE INDEX team_name_key ON team (listed_name(department), listed_name(name));
CREATE TRIGGER team_spell_department BEFORE INSERT OR UPDATE ON team
FOR EACH ROW EXECUTE FUNCTION spell_department();

ALTER TABLE person ADD CONSTRAINT person_team_fkey FOREIGN KEY (team_id) REFERENCES team (id);

-- The posts of the line above a complaint, from the team upwards: of a team, a service or a department, as the kind says.
CREATE TABLE post (
    id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT post_kind CHECK (
        kind IN ('team_manager', 'service_manager', 'head_of_service', 'assistant_director', 'director')
    ),
    team_id uuid,
    service_id bigint,
    department text,
    until_on date,
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT post_pkey PRIMARY KEY (id),
    CONSTRAINT post_team_fkey FOREIGN KEY (team_id) REFERENCES team (id),
    CONSTRAINT post_service_fkey FOREIGN KEY (service_id) REFERENCES service (id),
    CONSTRAINT post_department_fkey FOREIGN KEY (department) REFERENCES department (name) ON UPDATE CASCADE,
    CONSTRAINT post_place CHECK (
        num_nonnulls(team_id, service_id, department) = 1
        AND CASE kind
            WHEN 'team_manager' THEN team_id IS NOT NULL
            WHEN 'service_manager' THEN service_id IS NOT NULL
            ELSE department IS NOT NULL
        END
    )
);

COMMENT ON COLUMN post.until_on IS 'The last day of a post that is there no more.';

CREATE UNIQUE INDEX post_place_key ON post (kind, team_id, service_id, department) NULLS NOT DISTINCT
WHERE until_on IS NULL;
CREATE TRIGGER post_spell_department BEFORE INSERT ON post
FOR EACH ROW EXECUTE FUNCTION spell_department();
CREATE INDEX post_team_idx ON post (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX post_service_idx ON post (service_id) WHERE service_id IS NOT NULL;
CREATE INDEX post_department_idx ON post (department) WHERE department IS NOT NULL;

-- An exclusion constraint compares ranges with what PostgreSQL has by itself; a post is a range of one.
CREATE TYPE uuid_range AS RANGE (SUBTYPE = uuid);

-- Who holds a post from the first to the last day: one person at a time.
CREATE TABLE post_holder (
    post_id uuid NOT NULL,
    person_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date,
    handed_over boolean NOT NULL DEFAULT false,
    meant_until date,
    CONSTRAINT post_holder_pkey PRIMARY KEY (post_id, from_on),
    CONSTRAINT post_holder_post_fkey FOREIGN KEY (post_id) REFERENCES post (id),
    CONSTRAINT post_holder_person_fkey FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT post_holder_in_order CHECK (until_on >= from_on),
    CONSTRAINT post_holder_handed_over CHECK (handed_over AND until_on IS NOT NULL OR NOT handed_over AND meant_until IS NULL),
    CONSTRAINT post_holder_one_at_a_time EXCLUDE USING gist (
        uuid_range(post_id, post_id, '[]') WITH &&, daterange(from_on, until_on, '[]') WITH &&
    )
);

CREATE INDEX post_holder_person_idx ON post_holder (person_id);

COMMENT ON COLUMN post_holder.meant_until IS
'The last day it would have had, had the post not been handed over; NULL of one that was: until somebody else is.';

-- Who stands in for whom: from the first to the last day the deputy may do what the other's role may do.
CREATE TABLE deputy (
    id bigint GENERATED ALWAYS AS IDENTITY,
    person_id uuid NOT NULL,
    deputy_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    CONSTRAINT deputy_pkey PRIMARY KEY (id),
    CONSTRAINT deputy_person_fkey FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT deputy_deputy_fkey FOREIGN KEY (deputy_id) REFERENCES person (id),
    CONSTRAINT deputy_other CHECK (deputy_id <> person_id),
    CONSTRAINT deputy_in_order CHECK (until_on >= from_on)
);

CREATE INDEX deputy_person_idx ON deputy (person_id);
CREATE INDEX deputy_deputy_idx ON deputy (deputy_id);

-- One named contact for all a complainant writes (requirement R63).
CREATE TABLE single_point_of_contact (
    id uuid NOT NULL,
    complainant text NOT NULL
    CONSTRAINT single_point_of_contact_complainant_not_blank CHECK (normal_name(complainant) <> ''),
    person_id uuid NOT NULL,
    reason text NOT NULL,
    from_on date NOT NULL,
    until_on date,
    version bigint NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    CONSTRAINT single_point_of_contact_pkey PRIMARY KEY (id),
    CONSTRAINT single_point_of_contact_person_fkey FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT single_point_of_contact_in_order CHECK (until_on >= from_on)
);

CREATE UNIQUE INDEX single_point_of_contact_current_key ON single_point_of_contact (normal_name(complainant))
WHERE until_on IS NULL;

-- The Ombudsman Link Officer from a day on, until the next one's first day.
CREATE TABLE link_officer (
    from_on date NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT link_officer_pkey PRIMARY KEY (from_on),
    CONSTRAINT link_officer_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);
