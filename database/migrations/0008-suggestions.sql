-- An author may take a suggestion back while nobody has answered it.
alter table suggestion drop constraint suggestion_state_check;
alter table suggestion add constraint suggestion_state_check check (state in ('open', 'merged', 'accepted', 'declined', 'withdrawn'));
-- What was merged into one, and which activities took one up.
create index suggestion_merged on suggestion (office_id, merged_into) where merged_into is not null;
create index activity_suggestions on activity using gin (suggestion_ids) where suggestion_ids <> '{}';
