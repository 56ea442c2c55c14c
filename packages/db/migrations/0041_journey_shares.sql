-- A journey that is shown to people without a session, by a link. Of the link only a digest is kept; what it shows is fixed when it is made.
create table journey_shares (
  org_id int not null references organisations (id),
  id int generated always as identity,
  token_hash bytea not null unique,
  name text not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  journey_version int not null,
  touchpoints int[],
  least_answers smallint not null check (least_answers >= 5),
  shows_plans boolean not null,
  frame_hosts text[] not null,
  created_by int,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  view_count int not null default 0,
  viewed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, created_by) references members (org_id, id)
);
comment on column journey_shares.touchpoints is 'those that its maker saw; null for all';
alter table journey_shares enable row level security;
alter table journey_shares force row level security;
create policy tenant on journey_shares to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, delete on journey_shares to heard_app;
grant update (revoked_at, view_count, viewed_at) on journey_shares to heard_app;
--> statement-breakpoint

-- Whoever has the link is nobody of the organisation: which one it is follows from the link, while it is good.
create policy definer on journey_shares for select to heard_definer using (true);
grant select on journey_shares to heard_definer;
create function find_journey_share(wanted_hash bytea, at timestamptz)
returns table (org_id int, org_key text, org_name text, locale text, time_zone text, home_shard_key int, hide_below smallint, low_below smallint, is_demo boolean, id int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.name, o.locale, o.time_zone, o.home_shard_key, o.hide_below, o.low_below, o.is_demo, s.id
  from journey_shares s join organisations o on o.id = s.org_id and o.deleted_at is null
  where s.token_hash = wanted_hash and s.revoked_at is null and s.expires_at > at
$$;
alter function find_journey_share owner to heard_definer;
revoke all on function find_journey_share from public;
grant execute on function find_journey_share to heard_lookup;
