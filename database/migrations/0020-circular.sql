-- 模式: the design of a good activity, without people, dates, places and units. A pattern that ships with the program has its row
-- only once the office has changed or retired it, under the same id.
create table pattern (
  office_id uuid not null references office (id),
  id uuid not null,
  name text not null,
  good_for text not null,
  -- Which shipped one it is; null for the office's own.
  shipped text,
  -- Forms, tasks, expected effect, agenda, what is to be done when, papers, what to mind: see features/pattern/facts.ts.
  design jsonb not null,
  -- The activity it was made from.
  made_from uuid,
  author_id uuid not null,
  author_name text not null,
  state text not null default 'active' check (state in ('active', 'retired')),
  retired_reason text,
  -- Every earlier version, whole, with who changed it and when.
  editions jsonb not null default '[]',
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, made_from) references activity (office_id, id)
);
create index pattern_list on pattern (office_id, created_at desc, id desc);
create index pattern_made_from on pattern (office_id, made_from) where made_from is not null;

-- Which pattern an activity began from, and in which version.
alter table activity add column pattern_id uuid, add column pattern_version int;
alter table activity add constraint activity_pattern_whole check ((pattern_id is null) = (pattern_version is null));
create index activity_pattern on activity (office_id, pattern_id, sort_on desc, id desc) where pattern_id is not null;

-- 通报: good practice and problems, written by a person from chosen facts.
create table circular (
  office_id uuid not null references office (id),
  id uuid not null,
  title text not null,
  body jsonb not null,
  -- What it was composed from, in the words of that day: observations and verified results, see features/circular/facts.ts.
  chosen jsonb not null,
  -- To whom it goes, and to whom it has gone.
  branch_ids uuid[] not null default '{}',
  sent_to uuid[] not null default '{}',
  state text not null check (state in ('draft', 'review', 'returned', 'released')),
  author_id uuid not null,
  author_name text not null,
  -- Everybody who wrote at it: none of them releases it.
  writer_ids uuid[] not null,
  -- 发文代字, and the number of the year given on release.
  code text not null default '',
  year int,
  number int,
  length_reason text,
  comment text,
  released_on date,
  released_by uuid,
  released_name text,
  -- Every text released under its number, the first one and each correction, whole.
  editions jsonb not null default '[]',
  correction text,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid,
  withdrawn_name text,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  check ((number is null) = (year is null)),
  check (withdrawn_on is null or (number is not null and withdrawn_reason is not null and withdrawn_by is not null and withdrawn_name is not null))
);
create unique index circular_number on circular (office_id, year, number) where number is not null;
create index circular_list on circular (office_id, created_at desc, id desc);
create index circular_sent_to on circular using gin (sent_to);
create index circular_chosen on circular using gin (chosen jsonb_path_ops);
