-- One turn of each organisation before the second of any: a list that one side fills kept the others waiting.
create or replace function list_due_webhooks(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int, receiver_id int, is_failing boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select due.id, due.key, due.time_zone, due.home_shard_key, due.receiver_id, due.is_failing from (
    select o.id, o.key, o.time_zone, o.home_shard_key, r.id as receiver_id, r.failing_since is not null as is_failing, waiting.first,
      row_number() over (partition by o.id order by r.failing_since is not null, waiting.first) as place
    from webhook_receivers r join organisations o on o.id = r.org_id
    cross join lateral (select min(d.due_at) as first from webhook_deliveries d
      where d.org_id = r.org_id and d.receiver_id = r.id and d.state = 'waiting' and d.due_at <= at) waiting
    where o.deleted_at is null and r.disabled_at is null and waiting.first is not null
      and (r.claimed_until is null or r.claimed_until <= at)) due
  where due.place <= 6 order by due.place, due.is_failing, due.first limit 200
$$;
