-- One row is one customer's statement that is about something, with the number of the theme that it
-- was found in, if it was.
SELECT statement.statement_id, statement.text, seen_in.theme AS seen_in
FROM statement
LEFT JOIN seen_in USING (statement_id)
WHERE statement.side = 'customer' AND statement.kind <> 'other'
ORDER BY statement.statement_id
