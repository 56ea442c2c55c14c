-- Token buckets that all processes share: a limit holds however many gateways run. Unlogged: a crash only fills them, and a write waits
-- for no flush. Reached through one definer function, for a limit comes before a tenant is known.

create unlogged table rate_buckets (
  bucket text primary key check (length(bucket) <= 120),
  tokens real not null,
  filled_at timestamptz not null
);
grant select, insert, update, delete on rate_buckets to heard_definer;

create function take_tokens(wanted_bucket text, capacity real, per_second real, wanted real) returns real
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here constant timestamptz := clock_timestamp();
  available real;
  granted real;
begin
  insert into rate_buckets (bucket, tokens, filled_at) values (wanted_bucket, capacity, here) on conflict do nothing;
  select least(capacity, tokens + greatest(0, extract(epoch from here - filled_at)) * per_second) into available
  from rate_buckets where bucket = wanted_bucket for update;
  granted := least(wanted, floor(available));
  update rate_buckets set tokens = available - granted, filled_at = here where bucket = wanted_bucket;
  -- A bucket that nobody asked for a day is full again, which is what a missing one means.
  if random() < 0.001 then delete from rate_buckets where filled_at < here - interval '1 day'; end if;
  return granted;
end
$$;
alter function take_tokens owner to heard_definer;
revoke all on function take_tokens from public;
grant execute on function take_tokens to heard_lookup;
