-- A bulletin composed from several activities stands on each of their pages.
alter table bulletin add column also_activity_ids uuid[] not null default '{}';
create index bulletin_also on bulletin using gin (also_activity_ids) where also_activity_ids <> '{}';
-- What a person decided to leave readable, with the reason: kind, text, reason, by whom and when.
alter table bulletin add column kept jsonb not null default '[]';
-- Every text that was released under the bulletin's number, the first one and each correction, whole.
alter table bulletin add column editions jsonb not null default '[]';
-- Why it is being corrected, or was last; the day on which the last correction came out.
alter table bulletin add column correction text, add column corrected_on date;
alter table bulletin add column withdrawn_on date, add column withdrawn_reason text, add column withdrawn_by uuid, add column withdrawn_name text;
alter table bulletin add constraint bulletin_withdrawn_whole check (withdrawn_on is null or (number is not null and withdrawn_reason is not null and withdrawn_by is not null and withdrawn_name is not null));

-- The text that was reviewed, so that what changed since can be shown.
alter table secrecy_review add column title text, add column body jsonb;
-- Where a withdrawn bulletin still stands, and since when it no longer does.
alter table publication add column to_take_down boolean not null default false, add column taken_down_on date;

create table bulletin_comment (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  bulletin_id uuid not null,
  -- The version it was written on.
  bulletin_version int not null,
  author_id uuid not null,
  author_name text not null,
  -- Written by discipline or committee: until it is resolved the bulletin is not released.
  as_reviewer boolean not null,
  at timestamptz not null,
  -- The passage: which block (-1 is the title), from which character, its words, and what stood around it.
  block int not null,
  start int not null,
  quote text not null,
  around jsonb not null,
  text text not null,
  answer text,
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  resolved_by uuid,
  resolved_name text,
  resolved_at timestamptz,
  primary key (office_id, id)
);
create index bulletin_comment_activity on bulletin_comment (office_id, activity_id);
