-- One unit entered under several names. The row remembers what the merge moved, so that exactly that can go back. A unit
-- that was merged stays as it was: unlisted, its address leads on. No column of unit says so, as entries of the ledger
-- written before would not replay to it.
create table unit_merge (
  office_id uuid not null references office (id),
  id uuid not null,
  kept_id uuid not null,
  gone_id uuid not null,
  -- Rows whose unit was changed, names added, fields filled in.
  moved jsonb not null,
  by_name text not null,
  at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  primary key (office_id, id),
  check (kept_id <> gone_id)
);
create unique index unit_merge_gone on unit_merge (office_id, gone_id) where undone_at is null;
create index unit_merge_kept on unit_merge (office_id, kept_id);

-- Two units a person said are not the same: proposed no more. The smaller id first, so that a pair stands once.
create table unit_distinct (
  office_id uuid not null references office (id),
  id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (office_id, id),
  unique (office_id, one_id, other_id),
  check (one_id < other_id)
);

-- A project may name both of two units that turn out to be one; the discipline post settles it when it next enters them.
alter table project_auditee drop constraint project_auditee_office_id_project_id_unit_id_key;
create index project_auditee_project on project_auditee (office_id, project_id, unit_id);

-- What a person said of the faces in a photo: where they are covered, and whether that is all. Nothing said is no row.
create table file_mask (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  file_id uuid not null,
  -- In thousandths of the picture's width and height.
  rectangles jsonb not null,
  -- Somebody looked: every face that has to be covered is covered, or there is none.
  complete boolean not null,
  -- What leaves, drawn when it was said: the hash of the stored picture.
  sha256 text not null,
  by_name text not null,
  at timestamptz not null,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, file_id),
  foreign key (office_id, file_id) references file (office_id, id)
);
create index file_mask_activity on file_mask (office_id, activity_id);
