create table suggestion (
  office_id uuid not null references office (id),
  id uuid not null,
  author_id uuid not null,
  branch_id uuid,
  kind text not null check (kind in ('topic', 'problem', 'opinion')),
  text text not null,
  project_id uuid,
  state text not null check (state in ('open', 'merged', 'accepted', 'declined')),
  merged_into uuid,
  activity_id uuid,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id)
);
create index suggestion_list on suggestion (office_id, created_at desc, id desc);

create table activity (
  office_id uuid not null references office (id),
  id uuid not null,
  code text not null,
  year int not null,
  stage text not null,
  standing text not null default 'active' check (standing in ('active', 'postponed', 'cancelled', 'declined')),
  standing_reason text,
  version int not null default 1,
  theme text,
  kind text not null default '主题联学',
  source text,
  source_note text,
  project_ids uuid[] not null default '{}',
  suggestion_ids uuid[] not null default '{}',
  tasks text,
  expected_effect text,
  problem_brought text,
  combines text[] not null default '{}',
  forms text[] not null default '{}',
  branch_id uuid not null,
  host_branch_ids uuid[] not null,
  proposer_id uuid not null,
  organiser_id uuid not null,
  planned_on date,
  planned_end date,
  place text,
  estimate_fen bigint,
  fund_source text,
  plan_item text,
  counts_as_theme_day boolean not null default false,
  programme jsonb,
  programme_no int not null default 0,
  declarations jsonb not null default '{}',
  approved_programme jsonb,
  approval_round int not null default 0,
  announced_at timestamptz,
  held_on date,
  publicity text not null default 'open' check (publicity in ('open', 'done', 'skipped')),
  publicity_reason text,
  conversion text not null default 'open' check (conversion in ('open', 'done', 'skipped')),
  conversion_reason text,
  created_at timestamptz not null,
  archived_at timestamptz,
  sort_on date not null,
  primary key (office_id, id),
  unique (office_id, code)
);
create index activity_list on activity (office_id, sort_on desc, id desc);
create index activity_stage on activity (office_id, stage, sort_on desc, id desc);
create index activity_branches on activity using gin (host_branch_ids);
create index activity_projects on activity using gin (project_ids);

create table side (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  position int not null,
  role text not null check (role in ('host', 'partner')),
  unit_id uuid,
  branch_ids uuid[] not null default '{}',
  body_words text,
  contact_name text,
  contact_post text,
  expected int,
  present int,
  on_leave int,
  absent int,
  count_words text,
  primary key (office_id, id),
  foreign key (office_id, activity_id) references activity (office_id, id)
);
create index side_activity on side (office_id, activity_id);
create index side_unit on side (office_id, unit_id, activity_id);

create table contact_log (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side_id uuid,
  contacted_on date not null,
  means text not null,
  content text not null,
  person_id uuid not null,
  created_at timestamptz not null,
  primary key (office_id, id)
);
create index contact_log_activity on contact_log (office_id, activity_id);

-- A personal link: opened by whoever holds it until it expires or is revoked. Only the hash of its secret is kept.
create table link (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side_id uuid not null,
  holder_name text not null,
  holder_post text not null,
  secret_hash text not null unique,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (office_id, id)
);
create index link_activity on link (office_id, activity_id);

create table consent (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  side_id uuid not null,
  subject text not null check (subject in ('activity', 'record')),
  subject_version int not null,
  shown jsonb not null,
  decision text not null check (decision in ('approve', 'decline', 'change')),
  way text not null check (way in ('account', 'link', 'paper')),
  name text not null,
  post text not null,
  comment text,
  link_id uuid,
  person_id uuid,
  file_id uuid,
  entered_by uuid,
  at timestamptz not null,
  superseded boolean not null default false,
  primary key (office_id, id)
);
create index consent_activity on consent (office_id, activity_id);
-- Each decision in a link is given once per version of what was shown.
create unique index consent_once on consent (office_id, link_id, subject, subject_version) where link_id is not null;

create table programme_version (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  no int not null,
  state text not null check (state in ('current', 'replaced', 'proposed', 'accepted', 'refused')),
  programme jsonb not null,
  author_name text not null,
  author_side_id uuid,
  note text,
  created_at timestamptz not null,
  decided_at timestamptz,
  decision_note text,
  primary key (office_id, id)
);
create index programme_version_activity on programme_version (office_id, activity_id, no);

-- An answer to an "ask", a reason for a "warn", an override of a "block".
create table finding_response (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  check_id text not null,
  subject text not null,
  kind text not null check (kind in ('answer', 'reason', 'override')),
  text text not null,
  by_person_id uuid not null,
  by_name text not null,
  by_post text,
  at timestamptz not null,
  withdrawn boolean not null default false,
  primary key (office_id, id)
);
create index finding_response_activity on finding_response (office_id, activity_id);

create table approval (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  round int not null,
  position int not null,
  step text not null check (step in ('branch', 'committee', 'finance', 'discipline', 'leading_group')),
  state text not null check (state in ('waiting', 'pending', 'approved', 'returned', 'declined', 'not_needed', 'withdrawn')),
  why text not null,
  meeting_on date,
  meeting_kind text,
  comment text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  primary key (office_id, id)
);
create index approval_activity on approval (office_id, activity_id);
create index approval_pending on approval (office_id, step) where state = 'pending';
-- One pending step of one activity at a time.
create unique index approval_one_pending on approval (office_id, activity_id) where state = 'pending';
