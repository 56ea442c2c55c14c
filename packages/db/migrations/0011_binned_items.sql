-- Parts of the catalogue that nothing was answered at can be deleted: their row goes, and what it said lies here for thirty days.
create table binned_items (
  org_id int not null references organisations (id),
  id int generated always as identity,
  kind text not null check (kind in ('touchpoint', 'channel', 'segment')),
  key text not null,
  name jsonb not null,
  content jsonb not null,
  deleted_at timestamptz not null,
  primary key (org_id, id)
);
alter table binned_items enable row level security;
alter table binned_items force row level security;
create policy tenant on binned_items to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on binned_items to heard_app;
--> statement-breakpoint

grant select on binned_items to heard_definer;
create policy definer on binned_items for select to heard_definer using (true);
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
    or exists (select from binned_items b where b.org_id = o.id and b.deleted_at < binned_before))
  order by o.id
$$;
