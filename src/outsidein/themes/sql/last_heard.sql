-- One row is when customers last spoke, as far as was read; no slip of a clock into the future.
SELECT max(happened_at) AS last_heard
FROM statement
WHERE side = 'customer' AND happened_at <= coalesce($read_at, happened_at)
