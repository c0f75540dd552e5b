-- What a figure is to reach, from a day on. A target that is withdrawn stays, so that it can be told what held on a past day.
CREATE TABLE figure_target (
    id bigint GENERATED ALWAYS AS IDENTITY,
    figure text NOT NULL CONSTRAINT figure_target_figure_form CHECK (
        figure ~ '^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$'
    ),
    value_tenths bigint NOT NULL CONSTRAINT figure_target_value CHECK (value_tenths >= 0),
    comparison text NOT NULL CONSTRAINT figure_target_comparison CHECK (comparison IN ('at_least', 'at_most')),
    unit text NOT NULL CONSTRAINT figure_target_unit CHECK (unit IN ('percent', 'count')),
    tolerance_hundredths bigint NOT NULL CONSTRAINT figure_target_tolerance CHECK (tolerance_hundredths >= 0),
    in_force_from date NOT NULL,
    source text NOT NULL CONSTRAINT figure_target_source_not_blank CHECK (btrim(source) <> ''),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    withdrawn_on date,
    withdrawn_by text,
    withdrawn_reason text,
    CONSTRAINT figure_target_pkey PRIMARY KEY (id),
    CONSTRAINT figure_target_percent CHECK (unit <> 'percent' OR value_tenths <= 1000),
    CONSTRAINT figure_target_withdrawn CHECK (num_nonnulls(withdrawn_on, withdrawn_by, withdrawn_reason) IN (0, 3))
);

CREATE UNIQUE INDEX figure_target_figure_key ON figure_target (figure, in_force_from) WHERE withdrawn_on IS NULL;

-- How a manager rated a figure of a period, whatever its target suggests: the latest holds, and NULL is as suggested.
CREATE TABLE rating_decision (
    id bigint GENERATED ALWAYS AS IDENTITY,
    figure text NOT NULL CONSTRAINT rating_decision_figure_form CHECK (
        figure ~ '^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$'
    ),
    period text NOT NULL CONSTRAINT rating_decision_period_not_blank CHECK (btrim(period) <> ''),
    rating text CONSTRAINT rating_decision_rating CHECK (rating IN ('green', 'amber', 'red', 'none')),
    reason text NOT NULL CONSTRAINT rating_decision_reason_not_blank CHECK (btrim(reason) <> ''),
    decided_by text NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT rating_decision_pkey PRIMARY KEY (id)
);

CREATE INDEX rating_decision_period_idx ON rating_decision (period, figure, id);

-- What a manager says in a section of a report about a period; taken back, it has no text. The audit keeps every text.
CREATE TABLE report_commentary (
    id uuid NOT NULL,
    report text NOT NULL CONSTRAINT report_commentary_report_form CHECK (report ~ '^[a-z][a-z0-9_]*$'),
    period text NOT NULL CONSTRAINT report_commentary_period_not_blank CHECK (btrim(period) <> ''),
    section text NOT NULL CONSTRAINT report_commentary_section_form CHECK (section ~ '^[a-z][a-z0-9_]*$'),
    body text CONSTRAINT report_commentary_body_not_blank CHECK (btrim(body) <> ''),
    written_by text NOT NULL,
    written_at timestamptz NOT NULL,
    version bigint NOT NULL DEFAULT 1,
    CONSTRAINT report_commentary_pkey PRIMARY KEY (id),
    CONSTRAINT report_commentary_section_key UNIQUE (report, period, section)
);

-- What the council is called in its reports, and whom a reader asks: each version from a day on, the latest in force.
CREATE TABLE council_details (
    version bigint NOT NULL CONSTRAINT council_details_version CHECK (version > 0),
    name text NOT NULL CONSTRAINT council_details_name_not_blank CHECK (btrim(name) <> ''),
    title text CONSTRAINT council_details_title_not_blank CHECK (btrim(title) <> ''),
    address text CONSTRAINT council_details_address_not_blank CHECK (btrim(address) <> ''),
    contact text CONSTRAINT council_details_contact_not_blank CHECK (btrim(contact) <> ''),
    from_on date NOT NULL,
    recorded_by text NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT council_details_pkey PRIMARY KEY (version)
);
