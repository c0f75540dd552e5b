-- Search. One row for each complaint holds the words of everything in its file, so that words of different texts find it
-- together and one index serves them all. Triggers keep it in the transaction of the change: no operation can forget it.
--
-- To let a search find another table: add it to complaint_name or complaint_body with CREATE OR REPLACE VIEW, put the
-- trigger follow_complaint_text on it, and refresh what is stored.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE complaint_text (
    complaint_id uuid NOT NULL,
    received_on date NOT NULL,
    reference text NOT NULL,
    words tsvector NOT NULL,
    CONSTRAINT complaint_text_pkey PRIMARY KEY (complaint_id),
    CONSTRAINT complaint_text_complaint_fkey FOREIGN KEY (complaint_id) REFERENCES complaint (id) ON DELETE CASCADE
);

-- Few new rows wait outside the index, so that a search need not read many of them one by one.
CREATE INDEX complaint_text_words_idx ON complaint_text USING gin (words) WITH (gin_pending_list_limit = 512);
CREATE INDEX complaint_text_reference_idx ON complaint_text (reference text_pattern_ops);
CREATE INDEX complaint_text_received_on_idx ON complaint_text (received_on, complaint_id);

COMMENT ON COLUMN complaint_text.words IS
'Stems of the texts, and each word of a name after a tilde, both of the normal form (normal_name).';
COMMENT ON COLUMN complaint_text.reference IS 'As it is sought (sought_reference).';

-- Every word of a name there is, so that one that is misspelt finds those like it. Later words have higher numbers.
CREATE TABLE name_word (
    word text NOT NULL,
    number bigint GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT name_word_pkey PRIMARY KEY (word)
);

CREATE UNIQUE INDEX name_word_number_key ON name_word (number);

CREATE INDEX name_word_trigram_idx ON name_word USING gin (word gin_trgm_ops);

CREATE VIEW complaint_name AS
SELECT
    id AS complaint_id,
    concat_ws(' ', complainant, representative) AS name
FROM complaint
UNION ALL
SELECT
    complaint_id,
    concat_ws(' ', people, organisation) AS name
FROM entry
UNION ALL
SELECT
    complaint_id,
    name
FROM party;

CREATE VIEW complaint_body AS
SELECT
    id AS complaint_id,
    summary AS body,
    registered_at AS written_at
FROM complaint
UNION ALL
SELECT
    complaint_id,
    concat_ws(' ', body, result) AS body,
    recorded_at AS written_at
FROM entry
UNION ALL
SELECT
    p.complaint_id,
    p.text AS body,
    c.registered_at AS written_at
FROM complaint_point AS p
JOIN complaint AS c ON c.id = p.complaint_id;

-- A name as the words of its normal form, each after a tilde.
CREATE FUNCTION name_lexemes(name text) RETURNS text []
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN string_to_array(
    '~' || replace(nullif(btrim(regexp_replace(normal_name(name), '[^[:alnum:]]+', ' ', 'g')), ''), ' ', ' ~'), ' '
);

-- A text in the normal form of names, so that cafe finds café and ONeill finds O'Neill. The endings of English words that
-- are written with an apostrophe stay apart: I'll is not ill, and Jones's is Jones.
CREATE FUNCTION normal_text(body text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN normal_name(regexp_replace(body, '[''’ʼ‘´`′](s|t|d|m|ll|ve|re)\M', ' \1', 'gi'));

-- A tsvector holds a megabyte: of a longer file the first 100,000 characters are searched, the latest text first.
CREATE FUNCTION search_words(names text, bodies text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(array_to_tsvector(name_lexemes(names)), ''::tsvector)
|| strip(to_tsvector('english', normal_text(left(bodies, 100000))));

-- Writes the row of a complaint anew, and drops from name_word what is nobody's name any more.
CREATE FUNCTION refresh_complaint_text(sought uuid) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    stored tsvector;
    computed tsvector;
BEGIN
    SELECT t.words INTO stored FROM complaint_text AS t WHERE t.complaint_id = sought FOR UPDATE;
    SELECT search_words(
        coalesce((SELECT string_agg(n.name, ' ') FROM complaint_name AS n WHERE n.complaint_id = sought), ''),
        coalesce(
            (SELECT string_agg(b.body, ' ' ORDER BY b.written_at DESC) FROM complaint_body AS b
            WHERE b.complaint_id = sought), '')
    ) INTO computed;
    UPDATE complaint_text AS t SET words = computed, received_on = c.received_on, reference = sought_reference(c.reference)
    FROM complaint AS c
    WHERE t.complaint_id = sought AND c.id = sought
        AND (t.words, t.received_on, t.reference) IS DISTINCT FROM (computed, c.received_on, sought_reference(c.reference));
    INSERT INTO name_word (word)
    SELECT substr(l.lexeme, 2) FROM unnest(tsvector_to_array(computed)) AS l (lexeme)
    WHERE l.lexeme LIKE '~%' AND NOT l.lexeme = ANY (tsvector_to_array(stored))
    ORDER BY l.lexeme
    ON CONFLICT (word) DO NOTHING;
    DELETE FROM name_word AS w
    USING unnest(tsvector_to_array(stored)) AS l (lexeme)
    WHERE l.lexeme LIKE '~%' AND w.word = substr(l.lexeme, 2)
        AND NOT EXISTS (SELECT FROM complaint_text AS t WHERE t.words @@ quote_literal(l.lexeme)::tsquery);
END;
$$;

CREATE FUNCTION add_complaint_text() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO name_word (word)
    SELECT DISTINCT substr(l.lexeme, 2) AS word
    FROM added AS a CROSS JOIN LATERAL unnest(name_lexemes(a.complainant)) AS l (lexeme)
    ORDER BY word
    ON CONFLICT (word) DO NOTHING;
    INSERT INTO complaint_text (complaint_id, received_on, reference, words)
    SELECT a.id, a.received_on, sought_reference(a.reference), search_words(a.complainant, a.summary) FROM added AS a;
    RETURN NULL;
END;
$$;

-- The argument is the column that names the complaint.
CREATE FUNCTION follow_complaint_text() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM refresh_complaint_text((to_jsonb(OLD) ->> TG_ARGV[0])::uuid);
    END IF;
    IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND to_jsonb(NEW) -> TG_ARGV[0] <> to_jsonb(OLD) -> TG_ARGV[0] THEN
        PERFORM refresh_complaint_text((to_jsonb(NEW) ->> TG_ARGV[0])::uuid);
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER complaint_text_added AFTER INSERT ON complaint
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_complaint_text();
CREATE TRIGGER complaint_text_followed AFTER UPDATE OF complainant, summary, reference, received_on ON complaint
FOR EACH ROW WHEN (
    (old.complainant, old.summary, old.reference, old.received_on)
    IS DISTINCT FROM (new.complainant, new.summary, new.reference, new.received_on)
)
EXECUTE FUNCTION follow_complaint_text('id');
CREATE TRIGGER complaint_text_followed_representative AFTER UPDATE OF representative ON complaint
FOR EACH ROW WHEN (old.representative IS DISTINCT FROM new.representative)
EXECUTE FUNCTION follow_complaint_text('id');
CREATE TRIGGER complaint_text_followed AFTER INSERT OR UPDATE OR DELETE ON party
FOR EACH ROW EXECUTE FUNCTION follow_complaint_text('complaint_id');
CREATE TRIGGER complaint_text_followed AFTER INSERT OR DELETE ON complaint_point
FOR EACH ROW EXECUTE FUNCTION follow_complaint_text('complaint_id');
CREATE TRIGGER complaint_text_followed_words AFTER UPDATE OF text ON complaint_point
FOR EACH ROW WHEN (old.text IS DISTINCT FROM new.text) EXECUTE FUNCTION follow_complaint_text('complaint_id');
CREATE TRIGGER complaint_text_followed AFTER INSERT OR UPDATE OR DELETE ON entry
FOR EACH ROW EXECUTE FUNCTION follow_complaint_text('complaint_id');

-- The query of a search, or NULL where nothing in it can be found. Each word is looked for among the texts by its stem
-- and among the names by how near they are to it (name_query); all words must be found.
CREATE FUNCTION search_query(sought text, nearness text, known bigint) RETURNS tsquery
LANGUAGE plpgsql STABLE STRICT SET client_min_messages = warning AS $$
DECLARE
    written text;
    part text;
    stem tsquery;
    named tsquery;
    stems tsquery;
    names tsquery;
BEGIN
    FOR written IN SELECT DISTINCT w.word FROM regexp_split_to_table(normal_text(sought), ' ') AS w (word) LIMIT 20
    LOOP
        stem := plainto_tsquery('english', written);
        named := NULL;
        FOR part IN SELECT substr(l.lexeme, 2) FROM unnest(name_lexemes(written)) AS l (lexeme)
        LOOP
            named := coalesce(named && name_query(part, nearness, known), name_query(part, nearness, known));
        END LOOP;
        names := coalesce(names && named, names, named);
        -- A word that texts are not searched for, as "the", narrows nothing.
        IF numnode(stem) > 0 THEN
            named := coalesce(stem || named, stem);
            stems := coalesce(stems && named, named);
        END IF;
    END LOOP;
    RETURN coalesce(stems, names);
END;
$$;

-- The words of names that are exactly a word, begin with it, or begin with it or are alike by trigrams. Of those that are
-- alike only words up to a number count, so that a name that is new does not change what a search finds from page to page.
CREATE FUNCTION name_query(part text, nearness text, known bigint) RETURNS tsquery
LANGUAGE plpgsql STABLE STRICT AS $$
DECLARE
    found tsquery := (
        quote_literal('~' || part) || CASE WHEN nearness = 'exact' OR length(part) = 1 THEN '' ELSE ':*' END
    )::tsquery;
    alike text;
BEGIN
    IF nearness = 'alike' THEN
        FOR alike IN
            SELECT w.word FROM name_word AS w WHERE w.word % part AND w.number <= known
            ORDER BY similarity(w.word, part) DESC, w.word LIMIT 8
        LOOP
            found := found || quote_literal('~' || alike)::tsquery;
        END LOOP;
    END IF;
    RETURN found;
END;
$$;
