-- The bands of working days in which the answers of a stage are counted; a council may change them (requirement R48).
CREATE TABLE report_band (
    procedure text NOT NULL CONSTRAINT report_band_procedure CHECK (procedure IN (
        'childrens', 'adult_social_care', 'public_health', 'corporate'
    )),
    stage text NOT NULL CONSTRAINT report_band_stage CHECK (stage IN (
        'local_resolution', 'investigation', 'review_panel', 'single_stage', 'stage_1', 'stage_2'
    )),
    edges bigint[] NOT NULL,
    CONSTRAINT report_band_pkey PRIMARY KEY (procedure, stage),
    CONSTRAINT report_band_edges CHECK (
        cardinality(edges) BETWEEN 1 AND 8 AND array_position(edges, NULL) IS NULL AND 0 < ALL (edges)
    )
);
COMMENT ON COLUMN report_band.edges IS 'The last working day of each band but the last, ascending.';

INSERT INTO report_band (procedure, stage, edges) VALUES
('childrens', 'local_resolution', '{10, 20, 65}'),
('childrens', 'investigation', '{25, 65}'),
('childrens', 'review_panel', '{50}'),
('adult_social_care', 'single_stage', '{20, 40, 65, 130}'),
('public_health', 'single_stage', '{20, 40, 65, 130}'),
('corporate', 'stage_1', '{20, 40}'),
('corporate', 'stage_2', '{20}');
