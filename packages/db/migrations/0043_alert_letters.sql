-- An organisation is followed from its first answer on: before it there is nothing to follow, and its first day should not be spent on that.
create or replace function list_organisations_to_follow(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (select from responses r where r.org_id = o.id)
    and not exists (select from alert_runs a where a.org_id = o.id and a.ran_on >= (at at time zone o.time_zone)::date)
$$;
--> statement-breakpoint

grant select on alerts, alert_readers to heard_definer;
create policy definer on alerts for select to heard_definer using (true);
create policy definer on alert_readers for select to heard_definer using (true);
--> statement-breakpoint

create function list_organisations_with_alert_letters()
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and not o.is_demo and exists (
    select from alert_readers r join alerts a on a.org_id = r.org_id
    where r.org_id = o.id and r.delivery <> 'none' and a.found_at > r.sent_up_to)
$$;
alter function list_organisations_with_alert_letters owner to heard_definer;
revoke all on function list_organisations_with_alert_letters from public;
grant execute on function list_organisations_with_alert_letters to heard_lookup;
