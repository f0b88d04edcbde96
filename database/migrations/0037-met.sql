-- How many outside units were met by the end of a day, and the pairs of branch and unit that met most often until then, for each day on which either
-- changed: a page as at any day reads one row, however many pairs and days there are. Derived like the sums (decision 24).
create table statistic_met (
  office_id uuid not null,
  -- As in statistic_cell.
  branch text not null,
  year text not null,
  on_day date not null,
  units int not null,
  -- The most frequent first; those as frequent in the order of their keys.
  keys text[] not null,
  counts int[] not null,
  primary key (office_id, branch, year, on_day)
);

-- Sums of a scope before a month, of all dimensions a page shows, kept from when somebody first asks: months that are over do not change any more.
create table statistic_month (
  office_id uuid not null,
  branch text not null,
  year text not null,
  -- The first day of the month; what the months before it added is in here.
  month date not null,
  cells jsonb not null,
  primary key (office_id, branch, year, month)
);
create index statistic_month_month on statistic_month (office_id, month);
