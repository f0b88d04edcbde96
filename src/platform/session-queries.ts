/**
 * The statements on the path of every request. Named, so that PostgreSQL plans them once per connection; `$2` is the
 * program's clock, and "today" is that instant in the office's zone.
 */

const today = `cross join lateral (select ($2::timestamptz at time zone o.time_zone)::date as today) d`;

/** A person's posts held and branches stood in today. A dissolved branch gives nobody rights any more. */
const standing = `
  p.name,
  (select coalesce(json_agg(json_build_object('post', x.post, 'branchId', x.branch_id)), '[]'::json) from post x
    where x.office_id = p.office_id and x.person_id = p.id
      and x.from_on <= d.today and (x.to_on is null or x.to_on >= d.today)) as posts,
  (select coalesce(json_agg(distinct m.branch_id), '[]'::json) from membership m
    join branch b on b.office_id = m.office_id and b.id = m.branch_id and (b.dissolved_on is null or b.dissolved_on > d.today)
    where m.office_id = p.office_id and m.person_id = p.id
      and m.from_on <= d.today and (m.to_on is null or m.to_on >= d.today)) as branches`;

/** A session with its account, and the settings that may end it. */
const ofSession = `
  s.id, s."userId" as user_id, s."createdAt" as created, s."updatedAt" as touched,
  a.id as account_id, a.office_id, a.must_change, a.password_set_at, coalesce(s.outside, false) as outside,
  coalesce(u."twoFactorEnabled", false) as second_factor, o.security_level,
  (select coalesce(json_object_agg(r.rule || '.' || r.parameter, r.value order by r.from_on), '{}'::json)
    from rule_setting r
    where r.office_id = a.office_id and r.rule in ('SEC-01', 'SEC-03', 'SEC-08')
      and r.from_on <= d.today and (r.to_on is null or r.to_on >= d.today)) as settings`;

/** Cookie session → account → person. `$1` is the session's token. */
export const sessionQuery = {
  name: 'session',
  text: `
    select ${ofSession}, a.person_id, ${standing}
    from auth_session s
    join auth_user u on u.id = s."userId"
    join account a on a.user_id = u.id and a.disabled_at is null
    join person p on p.office_id = a.office_id and p.id = a.person_id
    join office o on o.id = a.office_id
    ${today}
    where s.token = $1 and (p.removed_on is null or p.removed_on > d.today)`,
};

/** Personal token → person. `$1` is the hash of its secret; a disabled account's tokens open nothing. */
export const tokenQuery = {
  name: 'session-token',
  text: `
    select t.scope, t.office_id, t.person_id, ${standing}
    from token t
    join account a on a.office_id = t.office_id and a.person_id = t.person_id and a.disabled_at is null
    join person p on p.office_id = t.office_id and p.id = t.person_id
    join office o on o.id = t.office_id
    ${today}
    where t.hash = $1 and t.revoked_at is null and t.expires_at > $2 and (p.removed_on is null or p.removed_on > d.today)`,
};

/** User name → person, for the command line. */
export const usernameQuery = {
  name: 'session-username',
  text: `
    select a.id as account_id, a.user_id, a.office_id, a.person_id, ${standing}
    from account a
    join person p on p.office_id = a.office_id and p.id = a.person_id
    join office o on o.id = a.office_id
    ${today}
    where a.username = $1 and a.disabled_at is null and (p.removed_on is null or p.removed_on > d.today)`,
};

/** Personal link → one side of one activity. */
export const linkQuery = {
  name: 'session-link',
  text: `
    select id, office_id, activity_id, side_id, holder_name, holder_post from link
    where secret_hash = $1 and revoked_at is null and expires_at > $2`,
};

/**
 * Link of a whole unit → the unit as it is found now, and `$3`, a side of its in one activity. An activity is the unit's to
 * see once it is in 联络: what is only thought of has been told to nobody.
 */
export const placeQuery = {
  name: 'session-place',
  text: `
    with recursive k as (
      select *, unit_id as now_id, 0 as step from unit_link where secret_hash = $1 and revoked_at is null and expires_at > $2
      union all
      select k.office_id, k.id, k.unit_id, k.holder_name, k.holder_post, k.secret_hash, k.created_by, k.created_name, k.created_at, k.expires_at, k.revoked_at, k.revoked_name, m.kept_id, k.step + 1
      from k join unit_merge m on m.office_id = k.office_id and m.gone_id = k.now_id and m.undone_at is null where k.step < 50)
    select k.id, k.office_id, k.now_id as unit_id, k.holder_name, k.holder_post, k.expires_at, s.activity_id, s.id as side_id
    from (select * from k order by step desc limit 1) k
    left join (side s join activity a on a.office_id = s.office_id and a.id = s.activity_id and a.stage <> 'topic')
      on s.office_id = k.office_id and s.id = $3::uuid and s.unit_id = k.now_id and s.role = 'partner'`,
};

/**
 * Cookie session → account of a partner → the unit as it is found now, and `$3`, a side of its in one activity. Asked only where the session is
 * no person's of ours. It opens as long as the account does: whether the link it was asked for by still opens does not matter.
 */
export const holderQuery = {
  name: 'session-holder',
  text: `
    with recursive k as (
      select x.office_id, x.id, x.link_id, x.holder_name, x.holder_post, x.unit_id as now_id, 0 as step
      from auth_session s join account a on a.user_id = s."userId" and a.disabled_at is null
      join unit_account x on x.office_id = a.office_id and x.id = a.id and x.state = 'open'
      where s.token = $1
      union all
      select k.office_id, k.id, k.link_id, k.holder_name, k.holder_post, m.kept_id, k.step + 1
      from k join unit_merge m on m.office_id = k.office_id and m.gone_id = k.now_id and m.undone_at is null where k.step < 50)
    select ${ofSession}, k.link_id, k.holder_name, k.holder_post, k.now_id as unit_id, i.activity_id, i.side_id
    from (select * from k order by step desc limit 1) k
    join account a on a.office_id = k.office_id and a.id = k.id
    join auth_session s on s."userId" = a.user_id and s.token = $1
    join auth_user u on u.id = s."userId"
    join office o on o.id = k.office_id
    ${today}
    left join (select s.office_id, s.id as side_id, s.unit_id, s.activity_id from side s
      join activity v on v.office_id = s.office_id and v.id = s.activity_id and v.stage <> 'topic' where s.role = 'partner') i
      on i.office_id = k.office_id and i.side_id = $3::uuid and i.unit_id = k.now_id`,
};

/** A link that opens nothing any more, of either kind: whose it was, and what ended it. `$1` is the secret's hash. */
export const endedLinkQuery = {
  name: 'session-link-ended',
  text: `
    select office_id, holder_name, revoked_at is not null as revoked from link where secret_hash = $1
    union all select office_id, holder_name, revoked_at is not null from unit_link where secret_hash = $1 limit 1`,
};

/** Notes that a session is in use; asked at most once a minute. */
export const touchQuery = {
  name: 'session-touch',
  text: `update auth_session set "updatedAt" = $2 where id = $1 and "updatedAt" < $2`,
};
