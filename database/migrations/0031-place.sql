-- The partner's own place: a link to everything that concerns one outside unit, and what its holder says of the unit itself.
create table unit_link (
  office_id uuid not null,
  id uuid not null,
  -- As it was when the link was made; a unit that was merged since is found by where it went.
  unit_id uuid not null,
  holder_name text not null,
  holder_post text not null,
  secret_hash text not null unique,
  created_by uuid not null,
  created_name text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_name text,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index unit_link_unit on unit_link (office_id, unit_id, created_at desc, id desc);

-- What a unit says of itself. Nothing of the directory changes before somebody of ours takes it over.
create table unit_proposal (
  office_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  link_id uuid not null,
  name text not null,
  industry text,
  region text,
  field text,
  contact_name text,
  contact_post text,
  note text,
  state text not null default 'proposed' check (state in ('proposed', 'replaced', 'accepted', 'refused')),
  by_name text not null,
  by_post text not null,
  at timestamptz not null,
  decided_name text,
  decided_at timestamptz,
  decision_note text,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index unit_proposal_unit on unit_proposal (office_id, unit_id, at desc, id desc);
create unique index unit_proposal_one on unit_proposal (office_id, unit_id) where state = 'proposed';
