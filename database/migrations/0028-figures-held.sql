-- Sums 'as at' a day are read by their dimension first: pairs and units, of which there are many, are not passed over for the others.
alter table statistic_cell drop constraint statistic_cell_pkey;
alter table statistic_cell add primary key (office_id, branch, year, grain, dimension, on_day, key);

-- When a year's sums were last held against the state, and how many differed. Derived like the sums: no state, and gone when they are made anew.
create table statistic_check (
  office_id uuid not null references office (id),
  -- As in statistic_cell; '*': the office's sums of all years against those of each.
  year text not null,
  at timestamptz not null,
  cells int not null,
  differences int not null,
  primary key (office_id, year)
);
