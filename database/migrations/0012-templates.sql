-- The office's own templates: for each paper what it prints with, and every version that was ever uploaded.
create table template (
  office_id uuid not null references office (id),
  id uuid not null,
  -- Key of the paper in the catalogue.
  paper text not null,
  -- The version in use; null: the built-in one.
  in_use uuid,
  version int not null default 1,
  primary key (office_id, id),
  unique (office_id, paper)
);

create table template_version (
  office_id uuid not null,
  id uuid not null,
  template_id uuid not null,
  number int not null,
  name text not null,
  kind text not null check (kind in ('docx', 'xlsx')),
  -- The file, kept by its hash outside the database.
  sha256 text not null,
  size int not null,
  -- Fields it names, those of items as 日程/内容.
  fields text[] not null,
  by_name text not null,
  at timestamptz not null,
  retired_at timestamptz,
  primary key (office_id, id),
  unique (office_id, template_id, number),
  foreign key (office_id, template_id) references template (office_id, id)
);
alter table template add foreign key (office_id, in_use) references template_version (office_id, id);
