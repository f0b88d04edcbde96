-- 系列 (形成品牌): activities that belong together under a name. An activity may stand in several.
create table series (
  office_id uuid not null references office (id),
  id uuid not null,
  name text not null,
  purpose text not null,
  state text not null default 'active' check (state in ('active', 'closed')),
  created_by uuid not null,
  created_name text not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id)
);
create unique index series_name on series (office_id, lower(name)) where state = 'active';
create index series_newest on series (office_id, created_at desc, id desc);

create table series_activity (
  office_id uuid not null references office (id),
  id uuid not null,
  series_id uuid not null,
  activity_id uuid not null,
  added_name text not null,
  added_at timestamptz not null,
  primary key (office_id, id),
  unique (office_id, series_id, activity_id),
  foreign key (office_id, series_id) references series (office_id, id)
);
create index series_activity_of on series_activity (office_id, activity_id);

-- 会诊: a problem put before several branches in advance, opinions by side, a conclusion, its follow-up.
create table consultation (
  office_id uuid not null references office (id),
  id uuid not null,
  activity_id uuid not null,
  -- The problem it was asked for; null where it belongs to an activity in this form.
  problem_id uuid,
  title text not null,
  background text not null,
  -- Material: files of the activity.
  file_ids uuid[] not null default '{}',
  -- Until when written opinions are asked for; later ones are taken and marked.
  due_on date not null,
  state text not null default 'open' check (state in ('open', 'concluded', 'cancelled')),
  reason text,
  conclusion text,
  concluded_name text,
  concluded_at timestamptz,
  -- What the conclusion became in the list of problems, and its actions.
  result_id uuid,
  action_ids uuid[] not null default '{}',
  -- All its actions are verified, and all sides have been told.
  followed_at timestamptz,
  created_by uuid not null,
  created_name text not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, activity_id) references activity (office_id, id),
  check (state <> 'concluded' or conclusion is not null)
);
create index consultation_newest on consultation (office_id, created_at desc, id desc);
create index consultation_activity on consultation (office_id, activity_id);
create index consultation_problem on consultation (office_id, problem_id) where problem_id is not null;
create index consultation_result on consultation (office_id, result_id) where result_id is not null;
create index consultation_due on consultation (office_id, id) where state = 'open';

-- A side asked: one of the activity's (by account or by its personal link), or another branch of ours.
create table consultation_side (
  office_id uuid not null references office (id),
  id uuid not null,
  consultation_id uuid not null,
  side_id uuid,
  branch_id uuid,
  -- As it was called when it was asked: a side may be taken off its activity later.
  name text not null,
  position int not null,
  invited_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  -- Its opinion in writing.
  cause text,
  suggestion text,
  offer text,
  author_name text,
  author_id uuid,
  link_id uuid,
  -- By whom it was entered, where that was not its author.
  entered_name text,
  given_at timestamptz,
  changed_at timestamptz,
  late boolean not null default false,
  -- What it said at the meeting; what of it was adopted.
  spoken text,
  adopted text,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, consultation_id) references consultation (office_id, id),
  check ((side_id is null) <> (branch_id is null)),
  check ((given_at is null) = (cause is null and suggestion is null))
);
create unique index consultation_side_once on consultation_side (office_id, consultation_id, coalesce(side_id, branch_id)) where withdrawn_at is null;
create index consultation_side_of on consultation_side (office_id, consultation_id, position);
create index consultation_side_branch on consultation_side (office_id, branch_id) where branch_id is not null and withdrawn_at is null;
create index consultation_side_side on consultation_side (office_id, side_id) where side_id is not null and withdrawn_at is null;
create index consultation_side_waiting on consultation_side (office_id, id) where given_at is null and withdrawn_at is null;
