-- Sign-in from outside: who vouches for people, and which subject of theirs is which person. The secret is sealed under a key outside the database.
create table sign_in_provider (
  office_id uuid not null references office (id),
  id uuid not null,
  kind text not null check (kind in ('oidc', 'wecom', 'dingtalk')),
  name text not null,
  issuer text not null,
  client_id text not null,
  secret text not null,
  agent_id text,
  -- Whether it asks its people for a second factor, so that ours need not.
  vouches_second boolean not null,
  retired_at timestamptz,
  version int not null default 1,
  primary key (office_id, id)
);
create unique index sign_in_provider_id on sign_in_provider (id);

create table sign_in_subject (
  office_id uuid not null,
  id uuid not null,
  provider_id uuid not null,
  person_id uuid not null,
  subject text not null,
  primary key (office_id, id),
  unique (office_id, provider_id, subject),
  unique (office_id, provider_id, person_id),
  foreign key (office_id, provider_id) references sign_in_provider (office_id, id),
  foreign key (office_id, person_id) references person (office_id, id)
);

-- A way out and back that is under way: known by the hash of what the browser keeps. Used once, or runs out. No state.
create table sign_in_flow (
  hash text primary key,
  office_id uuid not null,
  provider_id uuid not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  expires_at timestamptz not null
);

-- Begun by somebody else's word: no password of ours was given, so none of ours is asked to be changed.
alter table auth_session add column outside boolean;

-- The calendar of a branch, for programs that cannot sign in: of its secret address only the hash.
create table branch_feed (
  office_id uuid not null,
  id uuid not null,
  branch_id uuid not null,
  hash text not null unique,
  since timestamptz not null,
  made_by text not null,
  revoked_at timestamptz,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, branch_id) references branch (office_id, id)
);
create unique index branch_feed_one on branch_feed (office_id, branch_id) where revoked_at is null;
