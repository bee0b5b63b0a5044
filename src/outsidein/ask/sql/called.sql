-- One row is one person and what they are called.
SELECT person_id, coalesce(name, 'somebody') AS name
FROM person
WHERE list_contains($people, person_id)
