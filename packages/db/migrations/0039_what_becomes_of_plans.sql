-- Where a plan was stopped early, and what the baseline of plans that are judged together was when the last of them was agreed.
alter table plan_registrations add column stopped_on date, add column joint jsonb;
comment on column plan_registrations.joint is 'registrations that it was agreed to be judged with, the periods of all of them, and the answers of their baseline as they were';
alter table plan_registrations no force row level security;
alter table improvement_plans no force row level security;
update plan_registrations r set stopped_on = p.stopped_on from improvement_plans p
where p.org_id = r.org_id and p.id = r.plan_id and p.stopped_on is not null;
alter table plan_registrations force row level security;
alter table improvement_plans force row level security;
--> statement-breakpoint

-- What else happened may have happened somewhere only; none: everywhere.
alter table annotations add column touchpoint_ids int[] not null default '{}';
--> statement-breakpoint

-- Whether what a plan reached lasts: one row a closed plan that had improved something, with every look at it.
create table plan_watches (
  org_id int not null,
  plan_id int not null,
  looks jsonb not null,
  next_on date,
  came_back_on date,
  came_back_at timestamptz,
  primary key (org_id, plan_id),
  check ((came_back_on is null) = (came_back_at is null)),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade
);
comment on column plan_watches.next_on is 'the day of the next look; null once it came back or the time is over';
alter table plan_watches enable row level security;
alter table plan_watches force row level security;
create policy tenant on plan_watches to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on plan_watches to heard_app;
grant select on plan_watches, plan_verdicts to heard_definer;
create policy definer on plan_watches for select to heard_definer using (true);
create policy definer on plan_verdicts for select to heard_definer using (true);
create function list_organisations_with_watched_plans(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (
    select from improvement_plans p
    join plan_verdicts v on v.org_id = p.org_id and v.plan_id = p.id and v.verdict = 'improved'
    left join plan_watches w on w.org_id = p.org_id and w.plan_id = p.id
    where p.org_id = o.id and p.deleted_at is null and p.state = 'closed'
      and (w.plan_id is null or w.next_on <= (at at time zone o.time_zone)::date))
$$;
alter function list_organisations_with_watched_plans owner to heard_definer;
revoke all on function list_organisations_with_watched_plans from public;
grant execute on function list_organisations_with_watched_plans to heard_lookup;
