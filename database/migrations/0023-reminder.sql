-- Who was told of what and on which day: one digest a day and person, with the items in it as `watch:about`. It decides
-- whether one is told again, so it is state; a whole batch of people is one entry of the ledger.
create table reminder_digest (
  office_id uuid not null references office (id),
  id uuid not null,
  person_id uuid not null,
  day date not null,
  told_at timestamptz not null,
  items text[] not null,
  primary key (office_id, id)
);
create unique index reminder_digest_day on reminder_digest (office_id, person_id, day);

-- What somebody does not wish to be told of: one item, or a whole kind.
create table reminder_mute (
  office_id uuid not null references office (id),
  id uuid not null,
  person_id uuid not null,
  watch text not null,
  about text,
  at timestamptz not null,
  primary key (office_id, id)
);
create unique index reminder_mute_once on reminder_mute (office_id, person_id, watch, coalesce(about, ''));

-- How a person is told besides the program itself; the id is the person's.
create table reminder_way (
  office_id uuid not null references office (id),
  id uuid not null,
  mail_to text,
  mail_since timestamptz,
  -- What the mail server said when it refused the address for good.
  failing text,
  failing_at timestamptz,
  -- Of the calendar feed's secret only its hash is kept.
  feed_hash text,
  feed_since timestamptz,
  version int not null default 1,
  primary key (office_id, id)
);
create unique index reminder_way_feed on reminder_way (feed_hash) where feed_hash is not null;

-- Robots of group chats. The address itself opens the group, so it is sealed like the key it is signed with.
create table robot (
  office_id uuid not null references office (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu')),
  branch_id uuid,
  host text not null,
  address text not null,
  secret text,
  failures int not null default 0,
  answer text,
  answered_at timestamptz,
  off_at timestamptz,
  retired_on date,
  added_by uuid,
  version int not null default 1,
  primary key (office_id, id)
);
create unique index robot_name on robot (office_id, lower(name)) where retired_on is null;

-- No state: what the sweep found last, kept for the lists; made anew every night.
create table reminder_due (
  office_id uuid not null references office (id),
  person_id uuid not null,
  watch text not null,
  about text not null,
  activity_id uuid,
  due_on date,
  found_on date not null,
  primary key (office_id, person_id, watch, about)
);
create index reminder_due_watch on reminder_due (office_id, watch, about);

-- No state: how far tonight's sweep and this morning's telling have come, so that what was broken off goes on.
create table reminder_run (
  office_id uuid primary key references office (id),
  swept_on date,
  watch text,
  after_id text,
  swept_at timestamptz,
  found int not null default 0,
  told_on date,
  told_after uuid,
  told_at timestamptz,
  people int not null default 0,
  items int not null default 0,
  -- Why nobody was told on a day: a clock that jumped.
  held_on date,
  held_why text
);

-- No state: what is on its way to a mail server or a robot.
create table reminder_post (
  office_id uuid not null references office (id),
  id uuid not null,
  kind text not null check (kind in ('mail', 'robot')),
  person_id uuid,
  robot_id uuid,
  activity_id uuid,
  day date not null,
  state text not null default 'due' check (state in ('due', 'sending', 'sent', 'failed', 'dropped', 'broken_off')),
  tries int not null default 0,
  next_at timestamptz not null,
  tried_at timestamptz,
  answer text,
  primary key (office_id, id)
);
create index reminder_post_due on reminder_post (office_id, kind, next_at) where state in ('due', 'sending');
create index reminder_post_person on reminder_post (office_id, person_id, day) where person_id is not null;

-- What the watches look for, page by page in the order of ids.
create index activity_watched on activity (office_id, stage, id) where standing = 'active' and stage <> 'archived';
create index approval_watched on approval (office_id, id) where state = 'pending';
create index link_watched on link (office_id, id) where revoked_at is null;
