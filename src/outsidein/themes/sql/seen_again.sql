-- One row is one statement that themes were found in and that says the same words still.
SELECT remembered.statement_id, remembered.theme, statement.text
FROM remembered
INNER JOIN statement
    ON
        statement.statement_id = remembered.statement_id
        AND left(md5(statement.text), 16) = remembered.text_hash
WHERE statement.side = 'customer' AND statement.kind <> 'other'
ORDER BY md5(remembered.statement_id), remembered.statement_id
