-- 结为联学对象: branches of ours and outside units that agreed to learn together for a term, and how that was reviewed.
create table pairing (
  office_id uuid not null references office (id),
  id uuid not null,
  branch_ids uuid[] not null,
  purpose text not null,
  contents text not null,
  signed_on date not null,
  from_on date not null,
  until_on date,
  -- The activity at which it was signed.
  activity_id uuid,
  ended_on date,
  end_reason text,
  by_name text not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  check (cardinality(branch_ids) > 0)
);
create index pairing_list on pairing (office_id, signed_on desc, id desc);
create index pairing_term on pairing (office_id, until_on, id) where ended_on is null and until_on is not null;
create index pairing_branches on pairing using gin (branch_ids);

create table pairing_party (
  office_id uuid not null,
  id uuid not null,
  pairing_id uuid not null,
  position int not null,
  unit_id uuid not null,
  body_words text,
  signer_name text,
  signer_post text,
  primary key (office_id, id),
  foreign key (office_id, pairing_id) references pairing (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index pairing_party_pairing on pairing_party (office_id, pairing_id, position);
create index pairing_party_unit on pairing_party (office_id, unit_id);

create table pairing_review (
  office_id uuid not null,
  id uuid not null,
  pairing_id uuid not null,
  reviewed_on date not null,
  text text not null,
  -- Until when it goes on from here; null where nothing about the term was decided.
  until_on date,
  by_name text not null,
  at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, pairing_id) references pairing (office_id, id)
);
create index pairing_review_pairing on pairing_review (office_id, pairing_id, at);
