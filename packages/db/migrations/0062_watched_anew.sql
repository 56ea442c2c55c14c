-- A plan that was closed anew is watched anew, from the day after: what was found before stays, and is looked for no more.
alter table plan_watches
  add column watched_from date,
  add column former jsonb not null default '[]',
  drop constraint plan_watches_check,
  add constraint plan_watches_check check (came_back_on is null or came_back_at is not null);
comment on column plan_watches.watched_from is 'the first day that is watched; null: the day after the last one that the verdict counted';
comment on column plan_watches.came_back_at is 'when it was last found to be back, also before it was closed anew';
comment on column plan_watches.former is 'what was found before it was closed anew, the oldest first';
--> statement-breakpoint

-- What came back and is closed again was closed before this: the worker begins to watch it anew.
create or replace function list_organisations_with_watched_plans(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (
    select from improvement_plans p
    join plan_verdicts v on v.org_id = p.org_id and v.plan_id = p.id and v.verdict = 'improved'
    left join plan_watches w on w.org_id = p.org_id and w.plan_id = p.id
    where p.org_id = o.id and p.deleted_at is null and p.state = 'closed'
      and (w.plan_id is null or w.came_back_on is not null or w.next_on <= (at at time zone o.time_zone)::date))
$$;
