-- 督导检查: rounds over a sample of activities, what is answered and observed, rectified and checked again.
create table inspection_round (
  office_id uuid not null references office (id),
  id uuid not null,
  name text not null,
  state text not null check (state in ('open', 'closed', 'cancelled')),
  from_on date not null,
  to_on date not null,
  -- What the population was narrowed to; empty: every branch.
  branch_ids uuid[] not null default '{}',
  stages text[] not null,
  method text not null check (method in ('drawn', 'chosen')),
  -- Drawn by this seed; chosen by hand for this reason.
  seed text,
  reason text,
  size int not null check (size > 0),
  -- What it was drawn from, as it stood then: number, theme, branch and whether sampled of each.
  population jsonb not null,
  -- Items a person answers, as the office's setting had them then.
  checklist jsonb not null,
  opened_on date not null,
  opened_by uuid not null,
  opened_name text not null,
  lead_id uuid not null,
  lead_name text not null,
  conclusion text,
  closed_on date,
  closed_name text,
  published_on date,
  ended_reason text,
  version int not null default 1,
  primary key (office_id, id),
  check ((method = 'drawn') = (seed is not null)),
  check ((method = 'chosen') = (reason is not null))
);
create index inspection_round_list on inspection_round (office_id, opened_on desc, id desc);
create unique index inspection_round_name on inspection_round (office_id, lower(name)) where state <> 'cancelled';

-- One sampled activity. `branch_id`: the hosting branch it was drawn for.
create table inspection_item (
  office_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  activity_id uuid not null,
  branch_id uuid not null,
  position int not null,
  note text,
  noted_name text,
  -- What the program found, kept when the round was closed.
  computed jsonb,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, round_id, activity_id),
  foreign key (office_id, round_id) references inspection_round (office_id, id),
  foreign key (office_id, activity_id) references activity (office_id, id)
);
create index inspection_item_activity on inspection_item (office_id, activity_id);
create index inspection_item_branch on inspection_item (office_id, branch_id, round_id);

-- What a person answered to one item of the checklist.
create table inspection_answer (
  office_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  key text not null,
  answer text not null check (answer in ('yes', 'no', 'na')),
  note text,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, item_id, key),
  foreign key (office_id, item_id) references inspection_item (office_id, id)
);

-- Good practice, or a problem: answered by the branch, rectified, checked again by somebody else.
create table observation (
  office_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  item_id uuid not null,
  activity_id uuid not null,
  branch_id uuid not null,
  kind text not null check (kind in ('good', 'problem')),
  state text not null check (state in ('noted', 'open', 'reported', 'passed', 'withdrawn')),
  -- The item of the checklist it belongs to, and what that rests on.
  item_key text,
  text text not null,
  requirement text,
  due_on date,
  owner_id uuid,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  -- 说明或申辩.
  reply text,
  reply_id uuid,
  reply_name text,
  replied_at timestamptz,
  report text,
  reporter_id uuid,
  reporter_name text,
  reported_at timestamptz,
  recheck_note text,
  rechecker_id uuid,
  rechecker_name text,
  rechecked_at timestamptz,
  -- How often the re-check sent it back.
  returned int not null default 0,
  withdrawn_reason text,
  version int not null default 1,
  primary key (office_id, id),
  check (kind = 'good' or (requirement is not null and due_on is not null)),
  check ((kind = 'good') = (state = 'noted') or state = 'withdrawn'),
  foreign key (office_id, item_id) references inspection_item (office_id, id)
);
create index observation_round on observation (office_id, round_id);
create index observation_branch on observation (office_id, branch_id);
create index observation_open on observation (office_id, id) where state in ('open', 'reported');

-- Evidence: of what was observed, and of what was done about it. Not a file of the activity: seen by whoever may see the observation.
create table inspection_file (
  office_id uuid not null,
  id uuid not null,
  observation_id uuid not null,
  purpose text not null check (purpose in ('found', 'rectified')),
  sha256 text not null,
  name text not null,
  media_type text not null,
  size int not null,
  created_by text not null,
  created_at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, observation_id) references observation (office_id, id)
);
create index inspection_file_observation on inspection_file (office_id, observation_id);
