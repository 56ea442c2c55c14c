-- Whether a letter came back is asked of every letter that a funnel counts.
create index bounces_contact on bounces (shard_key, org_id, contact_id, at);
--> statement-breakpoint

-- Whoever ends a sending may die before all that waited says so: where that is left is looked after like the rest of what sending leaves behind.
create or replace function list_organisations_with_sending_upkeep(answering_before timestamptz, kept_before timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and (
    exists (select from invitations i where i.org_id = o.id and i.answering_at <= answering_before)
    or exists (select from letters l where l.org_id = o.id and l.created_at <= kept_before)
    or exists (select from distributions d where d.org_id = o.id and d.state = 'ended'
      and exists (select from invitations i where i.org_id = d.org_id and i.distribution_id = d.id and i.state = 'deferred' and i.rule <> 'handingOver')))
$$;
