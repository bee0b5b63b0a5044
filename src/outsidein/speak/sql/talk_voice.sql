-- One row is one of us in one conversation, and how many words they said in it. A mailbox that
-- several share is nobody of us.
SELECT department, medium, thread_id, person_id, sum(len(words)) AS words
FROM talk_sentence
WHERE side = 'us' AND is_person
GROUP BY department, medium, thread_id, person_id
