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
