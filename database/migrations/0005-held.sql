create table reply (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  answer text not null check (answer in ('yes', 'leave')),
  reason text,
  at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, activity_id, person_id)
);
create table attendance (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side_id uuid not null,
  person_id uuid,
  name text not null,
  post text,
  state text not null check (state in ('present', 'leave', 'absent', 'observer')),
  reason text,
  branch_id uuid,
  primary key (office_id, id)
);
create index attendance_activity on attendance (office_id, activity_id);
create index attendance_person on attendance (office_id, person_id) where person_id is not null;
-- Nobody is counted twice in one activity, whichever branch they stand in.
create unique index attendance_once on attendance (office_id, activity_id, person_id) where person_id is not null;

create table record (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  started_at timestamptz,
  ended_at timestamptz,
  place text,
  chair text,
  recorder text,
  topic text,
  strands jsonb not null default '{}',
  decisions jsonb not null default '[]',
  donations jsonb not null default '[]',
  results jsonb not null default '{}',
  actual_stops jsonb not null default '[]',
  stops_reason text,
  requests_answer text,
  late_reason text,
  written_at timestamptz,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, activity_id)
);
create table insight (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  text text not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  version int not null default 1,
  primary key (office_id, id)
);
create index insight_activity on insight (office_id, activity_id);
create table bulletin (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  title text not null,
  body jsonb not null,
  contributor text not null,
  author_id uuid not null,
  state text not null check (state in ('draft', 'review', 'returned', 'cleared', 'released')),
  year int,
  number int,
  released_on date,
  version int not null default 1,
  primary key (office_id, id)
);
create index bulletin_activity on bulletin (office_id, activity_id);
create unique index bulletin_number on bulletin (office_id, year, number) where number is not null;
create table secrecy_review (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  bulletin_id uuid not null,
  bulletin_version int not null,
  reviewer_id uuid not null,
  reviewer_name text not null,
  conclusion text not null check (conclusion in ('clear', 'return')),
  comment text,
  at timestamptz not null,
  primary key (office_id, id)
);
create index secrecy_review_activity on secrecy_review (office_id, activity_id);
create table publication (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  bulletin_id uuid not null,
  outlet text not null,
  published_on date not null,
  address text,
  entered_by uuid not null,
  primary key (office_id, id)
);
create index publication_activity on publication (office_id, activity_id);

create table problem (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  kind text not null check (kind in ('problem', 'suggestion', 'opinion', 'research')),
  text text not null,
  side_id uuid,
  raised_by_person_id uuid,
  raised_by_words text,
  project_id uuid,
  told_at timestamptz,
  version int not null default 1,
  primary key (office_id, id)
);
create index problem_activity on problem (office_id, activity_id);
create index problem_project on problem (office_id, project_id) where project_id is not null;
create table action (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  problem_id uuid not null,
  measure text not null,
  owner_id uuid not null,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'verified', 'dropped')),
  result_kind text,
  evidence text,
  evidence_file_ids uuid[] not null default '{}',
  done_at timestamptz,
  before text,
  after text,
  method text,
  verifier_id uuid,
  verifier_name text,
  verified_at timestamptz,
  drop_reason text,
  version int not null default 1,
  primary key (office_id, id)
);
create index action_activity on action (office_id, activity_id);
create index action_owner on action (office_id, owner_id, due_on) where state = 'open';

create table notice (
  office_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  activity_id uuid,
  kind text not null,
  facts jsonb not null,
  cause_seq bigint not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (office_id, id),
  unique (office_id, person_id, kind, cause_seq)
);
create index notice_person on notice (office_id, person_id, created_at desc, id desc);

create table rule_setting (
  office_id uuid not null references office (id),
  id uuid not null,
  rule text not null,
  parameter text not null,
  value jsonb not null,
  unit text,
  severity text,
  profile text not null,
  from_on date not null,
  to_on date,
  source text not null,
  article text,
  status text not null check (status in ('confirmed', 'unconfirmed')),
  confirmed_by text,
  confirmed_on date,
  version int not null default 1,
  primary key (office_id, id)
);
create index rule_setting_rule on rule_setting (office_id, rule, parameter, from_on);
