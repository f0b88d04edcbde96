-- 学习资源: items of the shared library, their versions, to whom they were pushed and which branches that has reached.
-- Nothing here says who has read what: that is the reader's own mark and never reaches the server (decision 0030).
create table resource (
  office_id uuid not null references office (id),
  id uuid not null,
  title text not null,
  kind text not null check (kind in ('file', 'link', 'pack')),
  note text,
  tags text[] not null default '{}',
  source_kind text not null check (source_kind in ('own', 'unit', 'words')),
  unit_id uuid,
  source_words text,
  sensitivity text not null check (sensitivity in ('open', 'internal', 'limited')),
  state text not null check (state in ('offered', 'library', 'declined', 'retired')),
  -- The activity it belongs to; of an offered one, the activity of the partner's link.
  activity_id uuid,
  -- The link it was offered by, and its side.
  link_id uuid,
  side_id uuid,
  by_person_id uuid,
  by_name text not null,
  created_at timestamptz not null,
  -- Who looked it through, when, and why it was declined or retired.
  decided_name text,
  decided_at timestamptz,
  reason text,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id)
);
create index resource_list on resource (office_id, state, created_at desc, id desc);
create index resource_tags on resource using gin (tags);
create index resource_activity on resource (office_id, activity_id) where activity_id is not null;
create index resource_link on resource (office_id, link_id) where link_id is not null;

create table resource_version (
  office_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  no int not null,
  file_id uuid,
  url text,
  -- Of a pack: what it is made of, in order. Only references: each is read as far as the reader may see it.
  entries jsonb,
  reason text,
  by_name text not null,
  at timestamptz not null,
  primary key (office_id, id),
  unique (office_id, resource_id, no),
  foreign key (office_id, resource_id) references resource (office_id, id),
  foreign key (office_id, file_id) references file (office_id, id)
);

-- To whom: all that is given must fit. A branch by name, a project, a region (GB/T 2260), an industry (GB/T 4754), a kind of branch.
create table resource_push (
  office_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  branch_id uuid,
  project_id uuid,
  region text,
  industry text,
  branch_kind text check (branch_kind in ('standing', 'temporary')),
  until_on date,
  note text,
  by_name text not null,
  at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  primary key (office_id, id),
  check (branch_id is not null or project_id is not null or region is not null or industry is not null),
  foreign key (office_id, resource_id) references resource (office_id, id)
);
create index resource_push_resource on resource_push (office_id, resource_id, at);
create index resource_push_standing on resource_push (office_id, id) where ended_at is null;

-- Each branch is told of each item once, whatever reaches it afterwards.
create table resource_reach (
  office_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  push_id uuid not null,
  branch_id uuid not null,
  project_id uuid,
  at timestamptz not null,
  primary key (office_id, id),
  unique (office_id, branch_id, resource_id),
  foreign key (office_id, resource_id) references resource (office_id, id),
  foreign key (office_id, push_id) references resource_push (office_id, id),
  foreign key (office_id, branch_id) references branch (office_id, id)
);
create index resource_reach_resource on resource_reach (office_id, resource_id);
create index resource_reach_branch on resource_reach (office_id, branch_id, at desc);

-- What a work project is about, by section of GB/T 4754; never made from the unit visited, which is a work secret.
alter table project add column industry text;
create index project_member_person on project_member (office_id, person_id);
