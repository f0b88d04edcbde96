-- Problems, tasks and responsibilities as one list of the office: of an activity or of none, numbered by year.
alter table problem alter column activity_id drop not null;
alter table problem drop constraint problem_kind_check;
-- voice: 基层反映, what was heard at the front line.
alter table problem add constraint problem_kind_check check (kind in ('problem', 'suggestion', 'opinion', 'research', 'voice'));
alter table problem
  -- 问题编号; older rows get theirs when somebody next works on them.
  add column year int,
  add column number int,
  -- Whose list it stands in.
  add column branch_id uuid,
  -- Where it was heard.
  add column place text,
  add column entered_by uuid,
  add column entered_name text,
  add column created_at timestamptz,
  -- What it comes from where that is no activity.
  add column suggestion_id uuid,
  add column consultation_id uuid,
  -- What was answered when words of audit leads were found in it (SUP-23).
  add column leads_answer text,
  -- What whoever raised it was told, and how the partner was.
  add column answer text,
  add column partner_told_at timestamptz,
  add column partner_told_way text check (partner_told_way in ('link', 'contact')),
  -- 销号: its number of the year, who, and a word.
  add column closed_at timestamptz,
  add column closed_year int,
  add column closed_number int,
  add column closed_by uuid,
  add column closed_name text,
  add column close_note text,
  -- 公示.
  add column shown_on date,
  add column shown_where text;
create unique index problem_number on problem (office_id, year, number) where number is not null;
create unique index problem_closed on problem (office_id, closed_year, closed_number) where closed_number is not null;
create index problem_branch on problem (office_id, branch_id, id) where branch_id is not null;
create index problem_kind on problem (office_id, kind, id);
create index problem_suggestion on problem (office_id, suggestion_id) where suggestion_id is not null;
create index problem_consultation on problem (office_id, consultation_id) where consultation_id is not null;

alter table action alter column activity_id drop not null;
alter table action
  -- 责任领导, 责任部门; the owner is 责任人.
  add column leader_id uuid,
  add column branch_id uuid,
  -- 整改标准, 预期效果.
  add column expected text,
  add column created_by uuid,
  add column created_at timestamptz,
  add column reported_by uuid,
  -- Who was asked beforehand to verify it.
  add column verify_by_id uuid,
  -- The effect in figures, where there are any: 12 → 5 天.
  add column before_figure double precision,
  add column after_figure double precision,
  add column figure_unit text,
  -- The spreading it comes from.
  add column spread_id uuid;
create index action_problem on action (office_id, problem_id);
create index action_due on action (office_id, due_on, id) where state = 'open';
create index action_branch on action (office_id, branch_id, due_on) where state in ('open', 'done');
create index action_leader on action (office_id, leader_id) where leader_id is not null;
create index action_verifier on action (office_id, verify_by_id) where verify_by_id is not null and state in ('open', 'done');
create index action_result on action (office_id, result_kind, verified_at) where state = 'verified';

-- What has happened to an action, each with the state it then had: progress, the due day moved, handed over, reported, verified …
create table action_step (
  office_id uuid not null references office (id),
  id uuid not null,
  problem_id uuid not null,
  action_id uuid not null,
  kind text not null check (kind in ('planned', 'progress', 'moved', 'handed', 'reported', 'verified', 'reopened', 'dropped')),
  text text,
  file_ids uuid[] not null default '{}',
  -- The action's state afterwards.
  state text not null,
  from_on date,
  to_on date,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, action_id) references action (office_id, id)
);
create index action_step_action on action_step (office_id, action_id, at);
create index action_step_problem on action_step (office_id, problem_id, at);

-- 推广: a verified result put before another branch, and its answer.
create table spread (
  office_id uuid not null references office (id),
  id uuid not null,
  problem_id uuid not null,
  action_id uuid not null,
  branch_id uuid not null,
  note text,
  state text not null check (state in ('asked', 'adopted', 'unfit')),
  word text,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  answered_by uuid,
  answered_name text,
  answered_at timestamptz,
  -- What the branch makes of it.
  adopted_action_id uuid,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, action_id, branch_id),
  foreign key (office_id, action_id) references action (office_id, id)
);
create index spread_problem on spread (office_id, problem_id);
create index spread_branch on spread (office_id, branch_id) where state = 'asked';

-- Evidence of a problem that is no activity's.
alter table file add column problem_id uuid;
create index file_problem on file (office_id, problem_id) where problem_id is not null;
