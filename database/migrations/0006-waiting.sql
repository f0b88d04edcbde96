-- What waits for a person is asked on every visit to the first page: each question finds its few rows by an index,
-- however many activities the office has had.
create index activity_organiser on activity (office_id, organiser_id) where stage <> 'archived';
create index activity_proposer on activity (office_id, proposer_id) where stage <> 'archived';
create index bulletin_in_review on bulletin (office_id, id) where state = 'review';
create index action_reported on action (office_id, id) where state = 'done';
create index notice_activity on notice (office_id, activity_id, kind);
