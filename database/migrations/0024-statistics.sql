-- What the years add up to. The first four tables are derived from the ledger, entry by entry: no state, not written by the door, not replayed by
-- `verify`, and made anew by emptying them (decision 24).

-- How far the ledger was followed, and by which version of the definitions.
create table statistic_state (
  office_id uuid not null references office (id),
  seq bigint not null,
  at timestamptz,
  version int not null,
  primary key (office_id)
);

-- Rows of state as the entries followed so far left them, only what figures need of them.
create table statistic_image (
  office_id uuid not null,
  kind text not null,
  id uuid not null,
  activity_id uuid,
  unit_id uuid,
  image jsonb not null,
  primary key (office_id, kind, id)
);
create index statistic_image_activity on statistic_image (office_id, activity_id) where activity_id is not null;
create index statistic_image_unit on statistic_image (office_id, unit_id) where unit_id is not null;

-- What an activity counts as, and from which day until (not including) which day it did.
create table statistic_fact (
  office_id uuid not null,
  activity_id uuid not null,
  from_on date not null,
  till date not null default 'infinity',
  keys text[] not null,
  fact jsonb not null,
  primary key (office_id, activity_id, from_on)
);
create index statistic_fact_keys on statistic_fact using gin (keys) with (fastupdate = off);

-- Sums of those: `t` as they stand, `m` and `d` how much was added or taken away in a month or on a day. `*` stands for all branches, all years.
create table statistic_cell (
  office_id uuid not null,
  branch text not null,
  year text not null,
  grain text not null check (grain in ('t', 'm', 'd')),
  on_day date not null,
  dimension text not null,
  key text not null,
  n bigint not null,
  problems bigint not null,
  tasked bigint not null,
  verified bigint not null,
  primary key (office_id, branch, year, grain, on_day, dimension, key)
);
create index statistic_cell_most on statistic_cell (office_id, branch, year, dimension, n desc, key) where grain = 't' and dimension in ('pair', 'unit');

-- A total that some source tells (“22 since 2017”), beside which stands what is recorded. State.
create table statistic_claim (
  office_id uuid not null references office (id),
  id uuid not null,
  from_year int not null,
  to_year int,
  total int not null check (total >= 0),
  source text not null,
  quote text,
  batch_id uuid,
  by_name text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  version int not null default 1,
  primary key (office_id, id)
);
