-- One row is one customer's statement that is about something.
SELECT statement_id, text
FROM statement
WHERE side = 'customer' AND kind <> 'other'
ORDER BY statement_id
