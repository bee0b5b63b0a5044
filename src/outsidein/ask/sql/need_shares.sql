-- One row is one need of one account, of one segment or of all accounts: the largest share first.
SELECT
    need_share.* EXCLUDE (scope, scope_id),
    theme.name,
    broader.name AS broader
FROM need_share
INNER JOIN theme ON theme.theme_id = need_share.theme_id
LEFT JOIN theme AS broader ON broader.theme_id = theme.parent_id
WHERE need_share.scope = $scope AND need_share.scope_id = $scope_id
ORDER BY
    need_share.share DESC NULLS LAST, need_share.people DESC, need_share.statements DESC, theme.name
