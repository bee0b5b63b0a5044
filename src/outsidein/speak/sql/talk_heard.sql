-- One row is one word of customers' in one quarter, and by how many of their people it was used.
SELECT quarter, word, count(DISTINCT person_id) AS people
FROM talk_use
WHERE side = 'customer'
GROUP BY quarter, word
