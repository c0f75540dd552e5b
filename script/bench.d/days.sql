SELECT sum(n.day_on - date '2000-01-01')
FROM generate_series(0, :count - 1) AS i
JOIN working_day AS e ON e.day_on = date '2000-01-01' + (6300 + i * 7919::bigint % 2922)::int
JOIN working_day AS n ON n.working AND n.ordinal = e.ordinal + 1 + i * 31::bigint % 65;
