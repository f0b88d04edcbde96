-- 现场确认: a code shown on site for a while, and who confirmed with it of his or her own accord. The code itself is nowhere: it follows from the
-- row's id and a key outside the database.
create table onsite_code (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  opened_at timestamptz not null,
  opened_by text not null,
  -- Until when codes are made: as set on the day it was opened.
  until_at timestamptz not null,
  step_seconds int not null,
  closed_at timestamptz,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, activity_id) references activity (office_id, id)
);
create index onsite_code_activity on onsite_code (office_id, activity_id, opened_at);

create table onsite_presence (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  -- By the clock of the phone it was typed on, and when it arrived.
  said_at timestamptz not null,
  arrived_at timestamptz not null,
  -- Right code, but the phone's clock tells another time: the organiser looks at it.
  look boolean not null,
  primary key (office_id, id),
  unique (office_id, activity_id, person_id),
  foreign key (office_id, activity_id) references activity (office_id, id),
  foreign key (office_id, person_id) references person (office_id, id)
);

-- Wrong tries of something that could be guessed, by what was tried. No state: it runs out.
create table guess_guard (key text primary key, tries int not null, last_at timestamptz not null, locked_until timestamptz);

-- What the security administrator should see: attempts that were refused.
create table security_note (
  office_id uuid not null references office (id),
  id uuid not null,
  kind text not null,
  about text,
  tries int not null,
  at timestamptz not null,
  primary key (office_id, id)
);
create index security_note_list on security_note (office_id, at desc, id desc);
