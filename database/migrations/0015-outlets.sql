-- Where the office's bulletins come out.
create table outlet (
  office_id uuid not null references office (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('site', 'file', 'copy', 'webhook')),
  -- What is handed over, of a file.
  form text check (form in ('zip', 'docx', 'html')),
  -- Where it is sent, of a webhook, and the key it is signed with: sealed under a key that is not in the database.
  address text,
  secret text,
  retired_on date,
  version int not null default 1,
  primary key (office_id, id),
  check ((kind = 'file') = (form is not null)),
  check ((kind = 'webhook') = (address is not null)),
  check ((kind = 'webhook') = (secret is not null))
);
create unique index outlet_site on outlet (office_id) where kind = 'site';
create unique index outlet_name on outlet (office_id, lower(name)) where retired_on is null;

-- The office's public page. Off until somebody turns it on.
create table site (
  office_id uuid not null references office (id),
  id uuid not null,
  -- The office's short name in the address.
  key text not null,
  open boolean not null default false,
  reason text not null,
  changed_on date not null,
  changed_by text not null,
  version int not null default 1,
  primary key (office_id, id)
);
create unique index site_office on site (office_id);
create unique index site_key on site (key);

-- One bulletin at one outlet: what the outlet has been told last, and how that went. Date and address are the publication's.
create table delivery (
  office_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  bulletin_id uuid not null,
  outlet_id uuid not null,
  -- Set once it came out there.
  publication_id uuid,
  -- Which released text the outlet has: 0 for none yet.
  told_edition int not null default 0,
  told_withdrawn boolean not null default false,
  -- Of the last try to send it.
  attempts int not null default 0,
  failed boolean not null default false,
  answer text,
  tried_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  primary key (office_id, id),
  foreign key (office_id, outlet_id) references outlet (office_id, id)
);
create unique index delivery_once on delivery (office_id, bulletin_id, outlet_id);
create index delivery_activity on delivery (office_id, activity_id);
create index delivery_outlet on delivery (office_id, outlet_id);
