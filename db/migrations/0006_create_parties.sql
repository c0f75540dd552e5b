-- Everybody the complaint concerns besides the complainant who made it.
CREATE TABLE party (
    complaint_id uuid NOT NULL,
    number bigint NOT NULL CONSTRAINT party_number CHECK (number > 0),
    role text NOT NULL CONSTRAINT party_role CHECK (
        role IN ('complainant', 'child', 'representative', 'advocate', 'affected_person')
    ),
    name text NOT NULL CONSTRAINT party_name_not_blank CHECK (normal_name(name) <> ''),
    relationship text,
    ended_on date,
    by_advocacy boolean NOT NULL DEFAULT false,
    CONSTRAINT party_pkey PRIMARY KEY (complaint_id, number),
    CONSTRAINT party_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

CREATE INDEX party_name_idx ON party (normal_name(name));

COMMENT ON COLUMN party.by_advocacy IS 'Whether they take part only because the child accepted the offer of an advocate.';

-- Where the complainant and those who speak for them can be reached, apart from the complaint.
CREATE TABLE contact_details (
    complaint_id uuid NOT NULL,
    person text NOT NULL CONSTRAINT contact_details_person CHECK (
        person IN ('complainant', 'representative', 'advocate')
    ),
    postal_address text,
    email text CONSTRAINT contact_details_email CHECK (email LIKE '%_@_%'),
    telephone text,
    preferred_way text CONSTRAINT contact_details_preferred_way CHECK (
        preferred_way IN ('post', 'email', 'telephone')
    ),
    do_not_contact_at text,
    CONSTRAINT contact_details_pkey PRIMARY KEY (complaint_id, person),
    CONSTRAINT contact_details_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT contact_details_reachable CHECK (
        postal_address IS NOT NULL OR email IS NOT NULL OR telephone IS NOT NULL
    ),
    CONSTRAINT contact_details_preferred_is_known CHECK (
        CASE preferred_way
            WHEN 'post' THEN postal_address IS NOT NULL
            WHEN 'email' THEN email IS NOT NULL
            WHEN 'telephone' THEN telephone IS NOT NULL
            ELSE true
        END
    )
);

-- What one sender sent, by address or number.
CREATE INDEX contact_details_email_idx ON contact_details (lower(email))
WHERE person = 'complainant' AND email IS NOT NULL;
CREATE INDEX contact_details_telephone_idx ON contact_details (normal_telephone(telephone))
WHERE person = 'complainant' AND telephone IS NOT NULL;

-- What a person needs to take part: Equality Act 2010 s20.
CREATE TABLE communication_need (
    complaint_id uuid NOT NULL,
    person text NOT NULL CONSTRAINT communication_need_person CHECK (person IN ('complainant', 'child')),
    language text,
    interpreter text,
    format text,
    adjustments text,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT communication_need_pkey PRIMARY KEY (complaint_id, person),
    CONSTRAINT communication_need_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id)
);

-- Equality monitoring, apart from everything else. No row: the person was not asked.
CREATE TABLE equality_category (
    characteristic text NOT NULL CONSTRAINT equality_category_characteristic CHECK (characteristic IN (
        'age_band', 'sex', 'ethnicity', 'disability', 'religion', 'first_language'
    )),
    category text NOT NULL CONSTRAINT equality_category_form CHECK (category ~ '^[a-z0-9][a-z0-9_]*$'),
    name text NOT NULL,
    position bigint NOT NULL,
    CONSTRAINT equality_category_pkey PRIMARY KEY (characteristic, category)
);

CREATE TABLE equality_answer (
    complaint_id uuid NOT NULL,
    person text NOT NULL CONSTRAINT equality_answer_person CHECK (person IN ('complainant', 'child')),
    characteristic text NOT NULL,
    answer text NOT NULL CONSTRAINT equality_answer_answer CHECK (
        answer IN ('recorded', 'prefer_not_to_say', 'unknown')
    ),
    category text,
    CONSTRAINT equality_answer_pkey PRIMARY KEY (complaint_id, person, characteristic),
    CONSTRAINT equality_answer_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id),
    CONSTRAINT equality_answer_category_fkey
    FOREIGN KEY (characteristic, category) REFERENCES equality_category (characteristic, category),
    CONSTRAINT equality_answer_recorded CHECK ((answer = 'recorded') = (category IS NOT NULL))
);
