-- What an inspection observed may be followed as a problem of the branch: once, by the one row that names it.
alter table problem add column observation_id uuid;
create unique index problem_observation on problem (office_id, observation_id) where observation_id is not null;
