-- By which browsers a personal link wrote, as hashes of marks drawn there by chance: one that writes beside another may
-- have been passed on. No state of the office: it is looked at, and nothing rests on it.
create table link_browser (
  link_id uuid not null,
  mark_hash text not null,
  first_at timestamptz not null,
  primary key (link_id, mark_hash)
);
create index link_browser_first on link_browser (first_at);
