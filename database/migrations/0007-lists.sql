-- The list, the calendar and the page cost the same however many activities the office has had.
-- What everybody may see, newest first.
create index activity_open on activity (office_id, sort_on desc, id desc) where stage in ('held', 'summary', 'publicity', 'conversion', 'archived');
-- What is still before its approval is seen by the branches that host it, and by ours that are a partner in it.
create index activity_early_hosts on activity using gin (host_branch_ids) where stage in ('topic', 'contact', 'programme', 'approval');
create index side_partner_branches on side using gin (branch_ids) where role = 'partner';
-- PLN-13: the same topic with the same partner before.
create index activity_theme on activity (office_id, theme, sort_on);
