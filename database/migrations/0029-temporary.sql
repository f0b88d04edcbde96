-- 请示 for a temporary group or branch on a work project, and what 机关党委 said to it. The branch itself is a branch.
create table temporary_request (
  office_id uuid not null references office (id),
  id uuid not null,
  project_id uuid not null,
  kind text not null check (kind in ('group', 'branch')),
  name text not null,
  start_on date not null,
  planned_end date not null,
  reason text not null,
  -- Who is proposed to lead, and as what, place by place.
  leader_ids uuid[] not null,
  leader_roles text[] not null,
  member_ids uuid[] not null default '{}',
  state text not null default 'asked' check (state in ('asked', 'returned', 'approved', 'withdrawn')),
  proposer_id uuid not null,
  proposer_name text not null,
  asked_on date not null,
  comment text,
  approval_no text,
  approved_by text,
  decided_by uuid,
  decided_name text,
  decided_on date,
  -- The branch that came of it; a group has none.
  branch_id uuid,
  version int not null default 1,
  primary key (office_id, id),
  check (cardinality(leader_ids) = cardinality(leader_roles)),
  foreign key (office_id, project_id) references project (office_id, id)
);
create index temporary_request_project on temporary_request (office_id, project_id, asked_on);
create index temporary_request_waiting on temporary_request (office_id, id) where state = 'asked';
create index temporary_request_branch on temporary_request (office_id, branch_id) where branch_id is not null;
