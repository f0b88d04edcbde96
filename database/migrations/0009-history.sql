-- History brought in from sheets and reports. An imported activity stands among the others; what it does not tell stays unknown.
alter table activity add column origin text not null default 'entered' check (origin in ('entered', 'imported'));
-- The time as the source words it where no day can be told: "2023年3月", "近日". Null and no day: unknown.
alter table activity add column held_words text;
alter table activity alter column branch_id drop not null, alter column proposer_id drop not null, alter column organiser_id drop not null, alter column year drop not null;
alter table activity add constraint activity_entered_whole check (origin = 'imported' or (branch_id is not null and proposer_id is not null and organiser_id is not null and year is not null));
alter table activity drop constraint activity_publicity_check, drop constraint activity_conversion_check;
alter table activity add constraint activity_publicity_check check (publicity in ('open', 'done', 'skipped', 'unknown'));
alter table activity add constraint activity_conversion_check check (conversion in ('open', 'done', 'skipped', 'unknown'));

create table import_batch (
  office_id uuid not null references office (id),
  id uuid not null,
  name text not null,
  cases int not null,
  by_name text not null,
  at timestamptz not null,
  taken_back_at timestamptz,
  primary key (office_id, id)
);
create index import_batch_list on import_batch (office_id, at desc, id desc);

create table imported_case (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  batch_id uuid not null,
  -- The case's own id, or one made of what its row says: by it the same case is known again.
  source_key text not null,
  content_hash text not null,
  published_words text,
  participants int,
  participants_bound text check (participants_bound in ('exact', 'over', 'under', 'about')),
  participants_words text,
  project_words text,
  outcomes text[] not null,
  outlets text[] not null,
  source_urls text[] not null,
  remarks text,
  -- What was cleaned and what is guessed, field by field.
  notes jsonb not null,
  -- The case as it came, to the letter.
  original jsonb not null,
  primary key (office_id, id),
  unique (office_id, source_key),
  unique (office_id, activity_id),
  foreign key (office_id, activity_id) references activity (office_id, id)
);
create index imported_case_batch on imported_case (office_id, batch_id, activity_id);

-- The import that entered a unit: taken back with it where nobody has used it since.
alter table unit add column batch_id uuid;
create index unit_batch on unit (office_id, batch_id) where batch_id is not null;
