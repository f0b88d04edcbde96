-- Lists behind figures are read in their own order: what an activity counts as has its day in the list beside it, and
-- whether it was held and its year stand by themselves, so that no other year is walked through.
alter table statistic_fact
  -- The activity's day in the lists, today's in every version; of one that is no more, long ago.
  add column sort_on date not null default '-infinity',
  add column held boolean not null generated always as (keys @> array['held']) stored,
  -- `?` where no year is known; null of what is no activity.
  add column year text generated always as (fact ->> 'year') stored;
update statistic_fact f set sort_on = a.sort_on from activity a where a.office_id = f.office_id and a.id = f.activity_id;
create index statistic_fact_now on statistic_fact (office_id, held, sort_on desc, activity_id desc) where till = 'infinity';
create index statistic_fact_now_year on statistic_fact (office_id, year, held, sort_on desc, activity_id desc) where till = 'infinity';
-- 'As at' a day: which version counted then is told in the index itself.
create index statistic_fact_then on statistic_fact (office_id, held, sort_on desc, activity_id desc, from_on, till);
create index statistic_fact_then_year on statistic_fact (office_id, year, held, sort_on desc, activity_id desc, from_on, till);
