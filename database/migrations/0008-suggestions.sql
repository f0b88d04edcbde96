-- An author may take a suggestion back while nobody has answered it.
alter table suggestion drop constraint suggestion_state_check;
alter table suggestion add constraint suggestion_state_check check (state in ('open', 'merged', 'accepted', 'declined', 'withdrawn'));
create index suggestion_open on suggestion (office_id) where state = 'open';
-- What was merged into one, and which activities took one up.
create index suggestion_merged on suggestion (office_id, merged_into) where merged_into is not null;
create index activity_suggestions on activity using gin (suggestion_ids) where suggestion_ids <> '{}';
-- Lists read these at every visit, and few rows are written: entries go in at once instead of into a list that every
-- reader has to search through until it is cleaned.
alter index activity_early_hosts set (fastupdate = off);
alter index side_partner_branches set (fastupdate = off);
alter index activity_branches set (fastupdate = off);
alter index activity_projects set (fastupdate = off);
alter index activity_suggestions set (fastupdate = off);
-- PLN-13 asks for the same topic before, be it typed with other spaces, quotes or marks, in full width or in capitals.
drop index activity_theme;
create index activity_topic on activity (office_id, lower(regexp_replace(normalize(theme, nfkc), '[\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f\ufeff]+', '', 'g')), sort_on);
