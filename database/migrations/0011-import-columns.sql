-- What a person said a column of a sheet means; asked no second time.
create table import_column (
  office_id uuid not null references office (id),
  id uuid not null,
  -- The column's title, folded as names are compared.
  title text not null,
  field text not null,
  primary key (office_id, id),
  unique (office_id, title)
);
