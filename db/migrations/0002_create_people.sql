-- Names are compared by one normal form and shown as they were written: everything that looks alike or is spelt in more
-- than one way becomes one (decision 0038). Compatibility decomposition (Unicode Standard Annex 15, NFKD) parts letters
-- from their accents and makes every space one. Then go: accents, that is the combining marks of scripts whose letters can
-- do without; apostrophes of every kind; controls and what is ignored by default (Default_Ignorable_Code_Point, Unicode
-- Standard Annex 44). Case is folded, letters that have no accent to take off become what people type for them, and
-- hyphens, dashes and spaces become one space. What few texts need is not done to all: it is most of the time it takes.
CREATE FUNCTION normal_name(name text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    normal text := name;
BEGIN
    -- Most names need no more than small letters, and spaces for hyphens.
    IF octet_length(name) = length(name) AND name !~ '[\u0001-\u001F\u007F''`]' THEN
        RETURN btrim(regexp_replace(lower(translate(name, '-', ' ')), ' {2,}', ' ', 'g'));
    END IF;
    IF octet_length(name) > length(name) THEN
        -- These are accents that stand alone, which would leave a space behind.
        normal := normalize(translate(name, U&'\00B4\0384\1FBD\1FBF\1FFD\1FFE', ''), NFKD);
    END IF;
    normal := lower(regexp_replace(
        normal,
        '[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F'
        || '\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F'
        || '\uFE00-\uFE0F\uFEFF\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF'
        || '\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640'
        || '\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u0711\u0730-\u074A'
        || '\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20F0\uFE20-\uFE2F'
        || '''`\u00B7\u02B9-\u02BF\u02C8\u02CA\u02CB\u02EE\u055A\u05F3\u2018-\u201B\u2032\u2035\u275B\u275C'
        || '\uA78B\uA78C]+',
        '', 'g'
    ));
    IF normal ~ '[ßæœþıȷłƚɫøɵđɖɗðħɦŧƭĸƙŋɲɓƀƃƈƒɠǥɣɨɩʉʋƥƴɏƶȥəǝɛɔɍɉɇȼⱥⱦς]' THEN
        normal := translate(
            replace(replace(replace(replace(normal, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
            'ıȷłƚɫøɵđɖɗðħɦŧƭĸƙŋɲɓƀƃƈƒɠǥɣɨɩʉʋƥƴɏƶȥəǝɛɔɍɉɇȼⱥⱦς',
            'ijlllooddddhhttqknnbbbcfgggiiuvpyyzzeeeorjecatσ'
        );
    END IF;
    normal := regexp_replace(
        normal,
        '[-\u0009-\u000D\u0085\u058A\u05BE\u1400\u1680\u1806\u2010-\u2015\u2028\u2029\u2043\u2212\u2800\u2E17\u2E1A\u2E3A'
        || '\u2E3B\u2E40\u301C\u3030\u30A0]+',
        ' ', 'g'
    );
    RETURN btrim(regexp_replace(normal, ' {2,}', ' ', 'g'));
END;
$$;

-- What is on a list of the council's (departments, services, teams, causes) is one whatever stands between its words, or does
-- not: a zero-width space, which nobody sees, may stand within a word or in the place of a space.
CREATE FUNCTION listed_name(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(normal_name(name), ' ', '');

-- A reference is letters and digits. What parts them counts only between two digits: T-1, t-1 and T1 are one reference,
-- 2023/1/11 and 2023/11/1 are not.
CREATE FUNCTION normal_reference(reference text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(
    regexp_replace(normal_name(reference), '[^[:alnum:]]+', ' ', 'g'), '(?<![0-9]) | (?![0-9])', '', 'g'
));

-- As people say and type it when they look for it, with nothing between.
CREATE FUNCTION sought_reference(reference text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(normal_reference(reference), ' ', '');

-- The words of a text in the normal form of names, without what stands between them: the same words have one digest.
CREATE FUNCTION words_digest(body text) RETURNS uuid
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN md5(btrim(regexp_replace(normal_name(body), '[^[:alnum:]]+', ' ', 'g')))::uuid;

-- The digits of a telephone number without its extension; one of the United Kingdom begins with 0 however it was written
-- (ITU-T E.164).
CREATE FUNCTION normal_telephone(telephone text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
    regexp_replace(
        regexp_replace(regexp_replace(telephone, '(ext|x).*$', '', 'i'), '[^0-9+]+', '', 'g'), '^00', '+'
    ), '^[+]440?', '0'
);

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

-- Figures a council decides, each from a day on; where none is in force the default of the program holds.
CREATE TABLE council_setting (
    name text NOT NULL,
    from_on date NOT NULL,
    value bigint NOT NULL,
    reason text NOT NULL,
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT council_setting_pkey PRIMARY KEY (name, from_on)
);

-- Who may call, with the roles of requirement R57; the token itself is never stored. One without a person is a machine's.
CREATE TABLE api_token (
    id bigint GENERATED ALWAYS AS IDENTITY,
    hash bytea NOT NULL CONSTRAINT api_token_hash_sha256 CHECK (octet_length(hash) = 32),
    name text NOT NULL CONSTRAINT api_token_name_not_blank CHECK (normal_name(name) <> ''),
    role text NOT NULL CONSTRAINT api_token_role CHECK (role IN (
        'viewer', 'statistics_reader', 'officer', 'manager', 'investigator', 'responding_manager', 'head_of_service',
        'director', 'childrens_rights_officer'
    )),
    person_id uuid,
    whole_council boolean NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT api_token_pkey PRIMARY KEY (id),
    CONSTRAINT api_token_hash_key UNIQUE (hash),
    CONSTRAINT api_token_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE INDEX api_token_person_idx ON api_token (person_id);
-- A name in the audit means one token at a time; who has the name of a revoked one is told apart by the token's number.
CREATE UNIQUE INDEX api_token_name_key ON api_token (normal_name(name)) WHERE revoked_at IS NULL;

COMMENT ON COLUMN api_token.whole_council IS
'Whether it is for all departments; else it is for those of api_token_department, and where there are none for nothing.';

-- The departments a token is narrowed to. One that is merged into another is there no more, and the token is not widened.
CREATE TABLE api_token_department (
    api_token_id bigint NOT NULL,
    department text NOT NULL,
    CONSTRAINT api_token_department_pkey PRIMARY KEY (api_token_id, department),
    CONSTRAINT api_token_department_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id),
    CONSTRAINT api_token_department_department_fkey FOREIGN KEY (department) REFERENCES department (name)
    ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX api_token_department_department_idx ON api_token_department (department);

-- Who signs in through the council's own provider: how its tokens name each person of the directory (decision 0055). The
-- operator keeps it, as tokens; the service reads it.
CREATE TABLE sign_in (
    person_id uuid NOT NULL,
    issuer text NOT NULL CONSTRAINT sign_in_issuer_not_blank CHECK (btrim(issuer) <> ''),
    subject text NOT NULL CONSTRAINT sign_in_subject_length CHECK (octet_length(subject) BETWEEN 1 AND 255),
    deputy_role text CONSTRAINT sign_in_deputy_role CHECK (deputy_role IN (
        'viewer', 'statistics_reader', 'officer', 'manager', 'investigator', 'responding_manager', 'head_of_service',
        'director', 'childrens_rights_officer'
    )),
    CONSTRAINT sign_in_pkey PRIMARY KEY (person_id),
    -- Two people may change their subjects for each other's in one file.
    CONSTRAINT sign_in_subject_key UNIQUE (issuer, subject) DEFERRABLE,
    CONSTRAINT sign_in_person_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);

COMMENT ON COLUMN sign_in.subject IS 'The value of the claim that names the person, unique with its issuer (RFC 7519 section 4.1.2).';
COMMENT ON COLUMN sign_in.deputy_role IS
'The role by which a deputy acts for them, since only their own sign-in tells theirs; empty: a deputy has nothing by it.';

-- The first answer to a POST with an Idempotency-Key, written in the transaction of its effect. A key is a token's, or that of
-- whoever signed in, whose tokens change by the hour.
CREATE TABLE idempotency_record (
    api_token_id bigint,
    signed_in_id uuid,
    key text NOT NULL CONSTRAINT idempotency_record_key_length CHECK (length(key) BETWEEN 1 AND 255),
    fingerprint bytea NOT NULL,
    status bigint NOT NULL,
    location text,
    etag text,
    body bytea NOT NULL,
    recorded_at timestamptz NOT NULL,
    event bigint,
    CONSTRAINT idempotency_record_one_caller CHECK (num_nonnulls(api_token_id, signed_in_id) = 1),
    CONSTRAINT idempotency_record_key UNIQUE NULLS NOT DISTINCT (key, api_token_id, signed_in_id),
    CONSTRAINT idempotency_record_api_token_fkey FOREIGN KEY (api_token_id) REFERENCES api_token (id),
    CONSTRAINT idempotency_record_signed_in_fkey FOREIGN KEY (signed_in_id) REFERENCES person (id)
);

COMMENT ON COLUMN idempotency_record.signed_in_id IS 'The person who signed in through the council''s provider.';
COMMENT ON COLUMN idempotency_record.event IS
'The last audit event of the request: whoever no longer sees what it is filed under is not given the answer again.';

CREATE INDEX idempotency_record_recorded_at_idx ON idempotency_record (recorded_at);
