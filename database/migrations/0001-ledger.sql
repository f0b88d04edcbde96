-- The office and its ledger. Every table leads its key with the office, so that offices can be sharded later.
create table office (
  id uuid primary key,
  office_id uuid not null check (office_id = id),
  name text not null,
  profile text not null default 'central',
  security_level int not null default 2,
  demo boolean not null default false,
  time_zone text not null default 'Asia/Shanghai',
  home_region text,
  created_at timestamptz not null
);

create table ledger_head (
  office_id uuid primary key references office (id),
  seq bigint not null,
  hash text not null
);

create table ledger_entry (
  office_id uuid not null references office (id),
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  actor_post text,
  command text not null,
  command_id uuid not null,
  input_hash text not null,
  object_type text not null,
  object_id uuid not null,
  activity_id uuid,
  events jsonb not null,
  changes jsonb not null,
  prev_hash text not null,
  hash text not null,
  primary key (office_id, seq),
  unique (office_id, command_id)
);
create index ledger_entry_object on ledger_entry (office_id, object_id, seq);
create index ledger_entry_activity on ledger_entry (office_id, activity_id, seq) where activity_id is not null;

create table file (
  office_id uuid not null references office (id),
  id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size int not null,
  purpose text not null,
  activity_id uuid,
  caption text,
  consent_of_outsiders boolean,
  created_by text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (office_id, id)
);
create index file_activity on file (office_id, activity_id) where activity_id is not null;
