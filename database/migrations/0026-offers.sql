-- What outside units have and want (资源清单, 需求清单, 项目清单), and which of the units suggested for a purpose were chosen.
create table unit_offer (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('resource', 'need', 'project', 'collective', 'figure', 'site')),
  text text not null,
  place text,
  -- Until when it stands; null where nothing is said.
  until_on date,
  ended_at timestamptz,
  end_reason text,
  by_person_id uuid,
  by_name text not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index unit_offer_unit on unit_offer (office_id, unit_id, kind, id);
create index unit_offer_standing on unit_offer (office_id, created_at desc, id desc) where ended_at is null;

-- What somebody decided of a unit that was suggested: for an activity, a work project, or a matter in words.
create table partner_choice (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  activity_id uuid,
  project_id uuid,
  matter text,
  decision text not null check (decision in ('chosen', 'not_now')),
  reason text,
  by_person_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index partner_choice_activity on partner_choice (office_id, activity_id) where activity_id is not null;
create index partner_choice_project on partner_choice (office_id, project_id) where project_id is not null;
