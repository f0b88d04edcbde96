-- Prints of texts and photos, and what was found alike: made from the state by following the ledger, no state of their
-- own, and made anew by emptying them. What people say of what was found is state.
create table authenticity_print (
  office_id uuid not null references office (id),
  -- 'record' or 'insight'.
  kind text not null,
  id uuid not null,
  activity_id uuid not null,
  written_at timestamptz not null,
  -- Bands of the passages' MinHash; clauses by what they say.
  bands int[] not null,
  clauses int[] not null,
  primary key (office_id, kind, id)
);
create index authenticity_print_activity on authenticity_print (office_id, activity_id);
create index authenticity_print_bands on authenticity_print using gin (bands) with (gin_pending_list_limit = 256);
create index authenticity_print_clauses on authenticity_print using gin (clauses) with (gin_pending_list_limit = 256);

create table authenticity_photo (
  office_id uuid not null references office (id),
  -- The file.
  id uuid not null,
  activity_id uuid not null,
  added_at timestamptz not null,
  -- 128 bits of light and dark between neighbouring parts; sixteen pieces of eight bits to look it up by.
  hash bit(128) not null,
  pieces int[] not null,
  primary key (office_id, id)
);
create index authenticity_photo_activity on authenticity_photo (office_id, activity_id);
create index authenticity_photo_pieces on authenticity_photo using gin (pieces) with (gin_pending_list_limit = 256);

create table authenticity_match (
  office_id uuid not null references office (id),
  -- Whose signal it is: what was written, added or held later.
  activity_id uuid not null,
  kind text not null,
  own_kind text not null,
  own_id uuid not null,
  other_activity_id uuid,
  other_kind text,
  -- Null in the key is not allowed: what is compared with nothing else is compared with itself.
  other_id uuid not null,
  facts jsonb not null,
  -- When it first showed: from then on its author has his days.
  since timestamptz not null,
  primary key (office_id, activity_id, kind, own_id, other_id)
);
create index authenticity_match_other on authenticity_match (office_id, other_activity_id) where other_activity_id is not null;
create index authenticity_match_since on authenticity_match (office_id, since, activity_id);

create table authenticity_state (
  office_id uuid primary key references office (id),
  -- The last entry of the ledger that has been followed, and the parameters the prints were made with.
  seq bigint not null,
  recipe text not null
);

create table authenticity_answer (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  -- Which signal: its kind, what is signalled and what it was compared with.
  signal text not null,
  said text not null check (said in ('explained', 'noted', 'harmless')),
  text text not null,
  by_person_id uuid not null,
  by_name text not null,
  by_post text,
  at timestamptz not null,
  primary key (office_id, id)
);
create index authenticity_answer_activity on authenticity_answer (office_id, activity_id, at);
