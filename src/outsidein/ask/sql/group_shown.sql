-- One row is one human of one account, who decides first, with what their role and state hang on.
SELECT
    buying_group.role,
    buying_group.person_id,
    buying_group.title,
    buying_group.confidence,
    buying_group.reason,
    buying_group.told_role,
    buying_group.first_at,
    buying_group.last_at,
    buying_group.state,
    buying_group.state_reason,
    buying_group.statement_ids,
    buying_group.state_statement_id
FROM buying_group
WHERE buying_group.account_id = $account
ORDER BY
    buying_group.state = 'left',
    buying_group.last_at IS NULL,
    buying_group.confidence DESC,
    buying_group.last_at DESC NULLS LAST,
    buying_group.person_id
