-- Annotations and figures of others lie in the bin as well: a bin that holds nothing else is emptied too.
grant select on annotations, benchmarks, targets, target_steps to heard_definer;
create policy definer on annotations for select to heard_definer using (true);
create policy definer on benchmarks for select to heard_definer using (true);
create policy definer on targets for select to heard_definer using (true);
create policy definer on target_steps for select to heard_definer using (true);
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
    or exists (select from improvement_plans p where p.org_id = o.id and p.deleted_at < binned_before)
    or exists (select from annotations a where a.org_id = o.id and a.deleted_at < binned_before)
    -- A figure that a target was set by stays for that target.
    or exists (select from benchmarks f where f.org_id = o.id and f.removed_at < binned_before
      and not exists (select from targets t where t.org_id = f.org_id and t.benchmark_id = f.id)
      and not exists (select from target_steps t where t.org_id = f.org_id and t.benchmark_id = f.id)))
  order by o.id
$$;
