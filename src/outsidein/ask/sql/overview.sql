-- One row is one account that was heard, those with the most people first.
SELECT account_id, name, people, statements, departments, top_needs, last_at, last_word_id
FROM account_overview
ORDER BY people DESC, statements DESC, account_id
