create table unit (
  office_id uuid not null references office (id),
  id uuid not null,
  name text not null,
  kind text not null,
  industry text,
  region text,
  field text,
  front_line boolean,
  own boolean not null default false,
  aliases text[] not null default '{}',
  note text,
  pinyin text not null,
  version int not null default 1,
  primary key (office_id, id)
);
create index unit_list on unit (office_id, pinyin, id);

create table branch (
  office_id uuid not null references office (id),
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  pinyin text not null,
  kind text not null check (kind in ('standing', 'temporary')),
  project_id uuid,
  approval_no text,
  approved_by text,
  approved_on date,
  start_on date,
  planned_end date,
  dissolved_on date,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index branch_unit on branch (office_id, unit_id);

create table person (
  office_id uuid not null references office (id),
  id uuid not null,
  name text not null,
  pinyin text not null,
  status text check (status in ('full', 'probationary')),
  rank text,
  phone_masked text,
  email text,
  removed_on date,
  version int not null default 1,
  primary key (office_id, id)
);
create index person_list on person (office_id, pinyin, id);

create table membership (
  office_id uuid not null references office (id),
  id uuid not null,
  person_id uuid not null,
  branch_id uuid not null,
  kind text not null check (kind in ('home', 'temporary')),
  from_on date not null,
  to_on date,
  primary key (office_id, id),
  foreign key (office_id, person_id) references person (office_id, id),
  foreign key (office_id, branch_id) references branch (office_id, id)
);
create index membership_person on membership (office_id, person_id);
create index membership_branch on membership (office_id, branch_id);
-- One home branch at a time.
create unique index membership_one_home on membership (office_id, person_id) where kind = 'home' and to_on is null;

create table post (
  office_id uuid not null references office (id),
  id uuid not null,
  person_id uuid not null,
  post text not null,
  branch_id uuid,
  from_on date not null,
  to_on date,
  appointed_by text,
  primary key (office_id, id),
  foreign key (office_id, person_id) references person (office_id, id)
);
create index post_person on post (office_id, person_id);
create index post_kind on post (office_id, post) where to_on is null;

create table project (
  office_id uuid not null references office (id),
  id uuid not null,
  code text not null,
  name text not null,
  place text,
  region text,
  start_on date not null,
  end_on date,
  closed_on date,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, code)
);
create table project_member (
  office_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  person_id uuid not null,
  primary key (office_id, id),
  unique (office_id, project_id, person_id)
);
-- Which unit a project visits is a work secret until the audit notice is served: kept apart, written and read by the
-- discipline post only; everybody else learns yes or no.
create table project_auditee (
  office_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  unit_id uuid not null,
  notice_on date,
  audit_end_on date,
  primary key (office_id, id),
  unique (office_id, project_id, unit_id)
);
create index project_auditee_unit on project_auditee (office_id, unit_id);

-- Days on which the working calendar differs from the plain week: public holidays and make-up working days.
create table calendar_day (
  day date primary key,
  working boolean not null,
  name text not null,
  source text not null
);
