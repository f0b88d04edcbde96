-- 对方系统: other offices' installations, the activities shared with them, and the two chains of messages about each.
create table peer_identity (
  office_id uuid not null references office (id),
  id uuid not null,
  public_key text not null,
  -- Under a key that lies in the data folder, never in the database (decision 13).
  sealed_key text not null,
  open boolean not null default true,
  made_at timestamptz not null,
  made_name text not null,
  version int not null default 1,
  primary key (office_id, id)
);
create unique index peer_identity_office on peer_identity (office_id);
create unique index peer_identity_key on peer_identity (public_key);

create table peer (
  office_id uuid not null references office (id),
  id uuid not null,
  begun text not null check (begun in ('ours', 'theirs')),
  state text not null check (state in ('invited', 'answering', 'met', 'refused', 'ended')),
  unit_id uuid not null,
  -- As they say of themselves; unknown until an invitation of ours is answered.
  name text,
  address text,
  public_key text,
  -- The hash of the invitation: what both sides call their acquaintance by.
  pair text not null,
  -- Theirs, until our answer has reached them.
  invitation text,
  expires_at timestamptz not null,
  speaks int not null default 1,
  our_confirmed_at timestamptz,
  our_confirmed_name text,
  compared_with text,
  their_confirmed_at timestamptz,
  -- Whether they have been told that we confirmed, and that it ended.
  told_confirmed boolean not null default false,
  told_ended boolean not null default false,
  ended_at timestamptz,
  ended_by text check (ended_by in ('ours', 'theirs')),
  ended_reason text,
  answer text,
  created_at timestamptz not null,
  created_name text not null,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index peer_list on peer (office_id, created_at desc, id desc);
create unique index peer_pair on peer (office_id, pair);
create index peer_key on peer (office_id, public_key);
create unique index peer_unit on peer (office_id, unit_id) where state in ('invited', 'answering', 'met');

create table shared_activity (
  office_id uuid not null,
  -- The same at both.
  id uuid not null,
  peer_id uuid not null,
  role text not null check (role in ('host', 'guest')),
  state text not null default 'open' check (state in ('open', 'ended', 'broken')),
  -- Ours, where we host.
  activity_id uuid,
  side_id uuid,
  -- Where we are the guest: what the host last told, for lists, and our branches that take part.
  theme text,
  planned_on date,
  stage text,
  standing text,
  branch_ids uuid[] not null default '{}',
  -- Ends of the two chains.
  our_seq int not null default 0,
  our_hash text not null,
  their_seq int not null default 0,
  their_hash text not null,
  -- Where the two histories no longer agree, and how it showed.
  broken_seq int,
  broken_why text,
  ended_reason text,
  created_at timestamptz not null,
  sort_on date not null,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, peer_id) references peer (office_id, id)
);
create index shared_activity_list on shared_activity (office_id, sort_on desc, id desc) where role = 'guest';
create index shared_activity_peer on shared_activity (office_id, peer_id);
create unique index shared_activity_side on shared_activity (office_id, activity_id, side_id) where state <> 'ended' and role = 'host';
create index shared_activity_branches on shared_activity using gin (branch_ids) where role = 'guest';

create table peer_message (
  office_id uuid not null,
  id uuid not null,
  shared_id uuid not null,
  mine boolean not null,
  seq int not null,
  prev_hash text not null,
  hash text not null,
  -- The other chain's end as its writer knew it.
  seen_seq int not null,
  seen_hash text not null,
  kind text not null,
  -- To the letter as it was signed; empty where what it said may not be kept (SEC-09).
  text text not null,
  signature text not null,
  state text not null check (state in ('sent', 'received', 'taken', 'declined', 'refused', 'not_understood')),
  note jsonb,
  at timestamptz not null,
  primary key (office_id, id),
  foreign key (office_id, shared_id) references shared_activity (office_id, id)
);
create unique index peer_message_chain on peer_message (office_id, shared_id, mine, seq);
create index peer_message_part on peer_message (office_id, shared_id, mine, kind, seq desc);
create index peer_message_open on peer_message (office_id, id) where state in ('received', 'not_understood');

-- What was sent to us and not let in: kept as evidence.
create table peer_refusal (
  office_id uuid not null references office (id),
  id uuid not null,
  peer_id uuid,
  shared_id uuid,
  reason text not null,
  seq int,
  -- What was sent, as far as it may be kept, and its hash.
  text text not null,
  hash text not null,
  at timestamptz not null,
  primary key (office_id, id)
);
create index peer_refusal_list on peer_refusal (office_id, at desc, id desc);

-- How the line to a peer, or about a shared activity, stands: no state, made anew by trying.
create table peer_line (
  office_id uuid not null references office (id),
  about uuid not null,
  acked_seq int not null default 0,
  heard_at timestamptz,
  tried_at timestamptz,
  next_at timestamptz,
  failures int not null default 0,
  said text,
  primary key (office_id, about)
);

alter table consent drop constraint consent_way_check;
alter table consent add constraint consent_way_check check (way in ('account', 'link', 'paper', 'peer'));
