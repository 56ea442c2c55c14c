-- What a plan will be judged by, frozen when it was approved; and the verdict, computed once, with everything that it was computed from.
create table plan_registrations (
  org_id int not null,
  id int generated always as identity,
  plan_id int not null,
  metric text not null,
  plan_units text[] not null,
  counted_from date not null,
  ends_on date not null check (ends_on > counted_from),
  due_on date not null check (due_on >= ends_on),
  content jsonb not null,
  units jsonb not null,
  registered_by int,
  registered_at timestamptz not null,
  voided_at timestamptz,
  void_reason text check (void_reason in ('goalChanged', 'withdrawn')),
  primary key (org_id, id),
  check ((voided_at is null) = (void_reason is null)),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade
);
comment on column plan_registrations.due_on is 'the last day on which an answer still counts';
comment on column plan_registrations.units is 'answers per unit, stratum and period of the baseline, as they were';
create unique index plan_registrations_of_plan on plan_registrations (org_id, plan_id) where voided_at is null;
create index plan_registrations_by_metric on plan_registrations (org_id, metric, ends_on);
alter table plan_registrations enable row level security;
alter table plan_registrations force row level security;
create policy tenant on plan_registrations to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on plan_registrations to heard_app;
--> statement-breakpoint

create table plan_verdicts (
  org_id int not null,
  plan_id int not null,
  registration_id int not null,
  verdict text not null check (verdict in ('improved', 'worsened', 'noDetectableChange', 'tooFewAnswers', 'notComparable')),
  reason text,
  result jsonb not null,
  input jsonb not null,
  joint_with int[] not null default '{}',
  computed_at timestamptz not null,
  primary key (org_id, plan_id),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade,
  foreign key (org_id, registration_id) references plan_registrations (org_id, id)
);
comment on column plan_verdicts.input is 'the registration as periods and the answers of all of them: the verdict follows from it for ever';
alter table plan_verdicts enable row level security;
alter table plan_verdicts force row level security;
create policy tenant on plan_verdicts to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, delete on plan_verdicts to heard_app;
--> statement-breakpoint

-- What else happened: a price rise, an outage, a holiday. Charts show it, and where it says so its days are left out of verdicts.
create table annotations (
  org_id int not null references organisations (id),
  id int generated always as identity,
  title text not null check (title <> ''),
  kind text not null check (kind in ('priceChange', 'outage', 'holiday', 'campaign', 'methodChange', 'other')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  is_excluded boolean not null,
  made_by int,
  made_at timestamptz not null,
  deleted_at timestamptz,
  primary key (org_id, id)
);
alter table annotations enable row level security;
alter table annotations force row level security;
create policy tenant on annotations to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on annotations to heard_app;
--> statement-breakpoint

grant select on improvement_plans, plan_registrations to heard_definer;
create policy definer on improvement_plans for select to heard_definer using (true);
create policy definer on plan_registrations for select to heard_definer using (true);
create function list_organisations_with_due_plans(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (
    select from improvement_plans p where p.org_id = o.id and p.deleted_at is null and (
      p.state = 'approved' and p.starts_on <= (at at time zone o.time_zone)::date
      or p.state = 'running' and exists (
        select from plan_registrations r where r.org_id = p.org_id and r.plan_id = p.id
          and least(r.due_on, p.stopped_on + coalesce((r.content #>> '{goal,graceDays}')::int, 14)) < (at at time zone o.time_zone)::date)))
$$;
alter function list_organisations_with_due_plans owner to heard_definer;
revoke all on function list_organisations_with_due_plans from public;
grant execute on function list_organisations_with_due_plans to heard_lookup;
--> statement-breakpoint

create or replace function list_organisations_to_purge(binned_before timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int, is_deleted boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key, o.deleted_at is not null
  from organisations o
  where o.purged_at is null and (
    o.deleted_at is not null
    or exists (select from sources s where s.org_id = o.id and s.deleted_at < binned_before)
    or exists (select from mappings m where m.org_id = o.id and m.deleted_at < binned_before)
    or exists (select from saved_views v where v.org_id = o.id and v.deleted_at < binned_before)
    or exists (select from binned_items b where b.org_id = o.id and b.deleted_at < binned_before)
    or exists (select from improvement_plans p where p.org_id = o.id and p.deleted_at < binned_before))
  order by o.id
$$;
