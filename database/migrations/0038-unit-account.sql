-- Accounts of partners: bound to an outside unit, not to a person or branch of ours. How somebody signs in stands in `account` as of everybody else, with no
-- person; whose it is stands here. It is asked for by a link to the unit's place, and opens exactly what that link shows.
alter table account alter column person_id drop not null;

create table unit_account (
  office_id uuid not null,
  -- That of the account.
  id uuid not null,
  -- As it was when it was asked for; a unit that was merged since is found by where it went.
  unit_id uuid not null,
  -- By which link it was asked for: what was said by the one counts as said by the other.
  link_id uuid not null,
  holder_name text not null,
  holder_post text not null,
  state text not null default 'asked' check (state in ('asked', 'open', 'refused', 'ended')),
  asked_at timestamptz not null,
  decided_name text,
  decided_at timestamptz,
  note text,
  version int not null default 1,
  primary key (office_id, id),
  foreign key (office_id, id) references account (office_id, id),
  foreign key (office_id, unit_id) references unit (office_id, id),
  foreign key (office_id, link_id) references unit_link (office_id, id)
);
create index unit_account_unit on unit_account (office_id, unit_id, asked_at desc, id desc);
create index unit_account_list on unit_account (office_id, asked_at desc, id desc);
create unique index unit_account_one on unit_account (office_id, link_id) where state in ('asked', 'open');
