-- The year: the call, its lines, what they cost, the way up, versions; and what an activity costs.
create table year_plan (
  office_id uuid not null references office (id),
  id uuid not null,
  year int not null,
  state text not null check (state in ('called', 'committee', 'finance', 'leading_group', 'approved')),
  opens_on date not null,
  due_on date not null,
  note text,
  -- The superior's yearly study arrangement, entered once.
  arrangement_title text,
  -- The party-building budget line of the year, in fen (PLN-07).
  budget_fen bigint,
  round int not null default 1,
  approved_on date,
  conditions text,
  -- The day it was handed in for filing (PLN-05).
  filed_on date,
  -- Whether spending is shown to everybody in the office.
  spending_open boolean not null default false,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, year)
);

-- Lines of the arrangement, cited by plan lines.
create table arrangement_line (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  position int not null,
  text text not null,
  primary key (office_id, id),
  foreign key (office_id, plan_id) references year_plan (office_id, id)
);
create index arrangement_line_plan on arrangement_line (office_id, plan_id, position);

create table plan_item (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  branch_id uuid not null,
  -- Its place in the branch's sheet, and its number in the office's plan once approved.
  position int not null,
  number int,
  state text not null check (state in ('draft', 'proposed', 'returned', 'approved', 'dropped')),
  content text,
  form text,
  -- As far as it is planned: a month, a quarter or a day.
  from_on date,
  to_on date,
  place text,
  away text check (away in ('no', 'city', 'province')),
  people int,
  fund_source text,
  no_cost boolean not null default false,
  owner text,
  effect text,
  unit_id uuid,
  partner text,
  partner_industry text,
  partner_region text,
  contact text,
  source text,
  project_id uuid,
  suggestion_ids uuid[] not null default '{}',
  problem_id uuid,
  arrangement_line_id uuid,
  -- Last year's activity it goes on from.
  earlier_id uuid,
  outcome text,
  counts_as_theme_day boolean not null default false,
  counts_as_lecture boolean not null default false,
  opinions text,
  -- Added during the year, with the reason (PLN-06).
  extra boolean not null default false,
  extra_reason text,
  returned_note text,
  proposer_id uuid not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, plan_id) references year_plan (office_id, id)
);
create index plan_item_plan on plan_item (office_id, plan_id, branch_id, position);
create index plan_item_project on plan_item (office_id, project_id) where project_id is not null;

-- One line of an estimate: of a plan line or of an activity. Its amount is computed, never typed.
create table cost_line (
  office_id uuid not null references office (id),
  id uuid not null,
  plan_item_id uuid,
  activity_id uuid,
  position int not null,
  category text not null,
  basis text not null,
  quantity int not null check (quantity >= 0),
  times int not null default 1 check (times >= 0),
  unit_fen bigint not null check (unit_fen >= 0),
  amount_fen bigint not null check (amount_fen = unit_fen * quantity * times),
  -- Seats of the vehicle; rank of the lecturer; whether the lecturer is of our own unit.
  seats int,
  lecturer text,
  lecturer_own boolean not null default false,
  fund_source text,
  -- Where dues are used: the collective decision.
  decision text,
  payer text not null default 'own' check (payer in ('own', 'partner')),
  spent_on text not null default 'own' check (spent_on in ('own', 'partner')),
  -- People on it who draw travel allowance that day.
  on_allowance int,
  note text,
  actual_fen bigint check (actual_fen >= 0),
  actual_note text,
  -- Papers for reimbursement that are at hand.
  papers text[] not null default '{}',
  version int not null default 1,
  primary key (office_id, id),
  check ((plan_item_id is null) <> (activity_id is null)),
  foreign key (office_id, plan_item_id) references plan_item (office_id, id),
  foreign key (office_id, activity_id) references activity (office_id, id)
);
create index cost_line_item on cost_line (office_id, plan_item_id, position) where plan_item_id is not null;
create index cost_line_activity on cost_line (office_id, activity_id, position) where activity_id is not null;

-- The branch's discussion of its lines and the opinions heard (PLN-02, PLN-03).
create table plan_discussion (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  branch_id uuid not null,
  met_on date not null,
  meeting text not null check (meeting in ('committee', 'members')),
  present int not null,
  expected int not null,
  opinions text,
  opinions_from int,
  recorded_by uuid not null,
  recorded_name text not null,
  created_at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, plan_id) references year_plan (office_id, id)
);
create index plan_discussion_plan on plan_discussion (office_id, plan_id, branch_id);

-- The way up: of the whole plan, or of one line added during the year.
create table plan_step (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  item_id uuid,
  round int not null,
  position int not null,
  step text not null check (step in ('committee', 'finance', 'leading_group')),
  state text not null check (state in ('waiting', 'pending', 'approved', 'returned')),
  comment text,
  conditions text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  primary key (office_id, id),
  foreign key (office_id, plan_id) references year_plan (office_id, id)
);
create index plan_step_plan on plan_step (office_id, plan_id, round, position);

create table plan_version (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  no int not null,
  reason text not null,
  items jsonb not null,
  author_name text not null,
  created_at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, plan_id) references year_plan (office_id, id),
  unique (office_id, plan_id, no)
);

-- Number and date of the year's three documents.
create table plan_paper (
  office_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('points', 'study', 'budget')),
  number text,
  dated_on date,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, plan_id, kind)
);

-- Sets of rules the office follows besides the central one, from a day on; a later one lies over an earlier one.
create table office_profile (
  office_id uuid not null references office (id),
  id uuid not null,
  profile text not null,
  position int not null,
  from_on date not null,
  to_on date,
  version int not null default 1,
  primary key (office_id, id)
);

-- The line of the plan an activity comes from.
alter table activity add column plan_item_id uuid;
create index activity_plan_item on activity (office_id, plan_item_id) where plan_item_id is not null;
