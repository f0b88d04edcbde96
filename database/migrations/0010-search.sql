-- What can be found, made from the state by following the ledger: no state of its own, and made anew by emptying it.
create table search_document (
  office_id uuid not null references office (id),
  kind text not null,
  id uuid not null,
  -- Who may see this activity may find what belongs to it.
  activity_id uuid,
  -- An imported case's own id.
  source_key text,
  on_day date not null,
  title text not null,
  body text not null,
  -- Title, names and everything, folded: width, case, Traditional characters and marks taken away.
  folded_title text not null,
  folded_names text not null,
  folded text not null,
  -- Pairs of neighbouring characters, and whole words of letters and digits.
  grams tsvector not null,
  -- Full pinyin and initials of title and names, and their threes of letters.
  pinyin text not null,
  pinyin_grams tsvector not null,
  primary key (office_id, kind, id)
);
-- The texts stand apart from the rows: what holds a word is found and sorted without reading them.
alter table search_document set (toast_tuple_target = 256);
alter table search_document alter column title set storage main, alter column folded_title set storage main, alter column folded_names set storage main, alter column pinyin set storage main;
create index search_document_grams on search_document using gin (grams) with (fastupdate = off);
create index search_document_pinyin on search_document using gin (pinyin_grams) with (fastupdate = off);
create index search_document_newest on search_document (office_id, on_day desc, id desc);
create index search_document_activity on search_document (office_id, activity_id) where activity_id is not null;

create table search_state (
  office_id uuid primary key references office (id),
  -- The last entry of the ledger that has been followed.
  seq bigint not null
);
