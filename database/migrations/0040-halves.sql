-- Files on their way, sent on a network that is cut: what has arrived lies in the data folder under the id. No state: swept after a while.
create table upload_half (
  office_id uuid not null references office (id),
  id uuid not null,
  -- Whose it is: `person:<id>`, or `link:<id>:<side>` of whoever has no account. Nobody else knows of it.
  owner text not null,
  name text not null,
  -- What the device says of the whole file before the first byte.
  sha256 text not null,
  size int not null check (size > 0),
  touched_at timestamptz not null,
  -- What was answered when all of it was there and was stored.
  kept jsonb,
  primary key (office_id, id),
  unique (office_id, owner, sha256, size, name)
);
create index upload_half_touched on upload_half (touched_at);
