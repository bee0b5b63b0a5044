-- One row is one account that can be asked for, with what tells it from others of its name.
SELECT account_id AS known_id, name,
       list_filter(list_concat([city, country], coalesce(domains, [])), lambda told: told IS NOT NULL) AS details,
       true AS is_heard
FROM account
ORDER BY name, account_id
