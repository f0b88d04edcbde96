-- Whom one speaks to at a unit: name and post, and nothing else of a person.
create table unit_liaison (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  post text,
  by_name text not null,
  created_at timestamptz not null,
  -- Not the one to speak to any more.
  ended_at timestamptz,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index unit_liaison_unit on unit_liaison (office_id, unit_id, created_at, id);

-- What was spoken of with a unit outside any activity. What belongs to an activity stands in contact_log.
create table unit_contact (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  contacted_on date not null,
  means text not null,
  content text not null,
  -- With whom, by name and post.
  spoke_with text,
  by_person_id uuid not null,
  by_name text not null,
  created_at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index unit_contact_unit on unit_contact (office_id, unit_id, contacted_on desc, id desc);

-- One row of a sheet of partners or of their lists, as it came, and what was made of it: by it an import is taken back.
create table imported_line (
  office_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  sheet text not null check (sheet in ('units', 'offers')),
  -- The unit it is about, and whether it was entered with this row.
  unit_id uuid not null,
  made boolean not null,
  offer_id uuid,
  liaison_id uuid,
  -- Names and fields that a unit known before was given.
  aliases text[] not null,
  filled jsonb not null,
  notes jsonb not null,
  -- The row under the titles of its columns, without the columns of private numbers.
  original jsonb not null,
  primary key (office_id, id),
  foreign key (office_id, batch_id) references import_batch (office_id, id)
);
create index imported_line_batch on imported_line (office_id, batch_id, id);
create index imported_line_unit on imported_line (office_id, unit_id);

-- In which language somebody is written to.
alter table reminder_way add column language text not null default 'zh-Hans' check (language in ('zh-Hans', 'zh-Hant', 'en'));

-- Circulars, patterns and items of the library for some only are found too: the index is made anew by the program's start.
truncate search_document, search_state;
