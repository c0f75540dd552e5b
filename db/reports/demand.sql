-- The demand recorded for the years named in $1.
SELECT
    d.year,
    d.measure,
    d.value
FROM demand AS d
WHERE d.year = ANY($1::text[])
ORDER BY d.year, d.measure;
