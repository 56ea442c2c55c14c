-- A second factor of a person: a secret that an application for codes holds as well, and codes for the day when that device is lost. The secret is stored
-- encrypted by a key of the installation, the codes as hashes.
create table user_second_factors (
  user_id int primary key references users (id) on delete cascade,
  secret bytea not null,
  created_at timestamptz not null,
  -- Nothing asks for it before its first code has fitted.
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on column user_second_factors.last_step is 'the half minute of the newest code that was used: none is good twice';
create table user_recovery_codes (
  user_id int not null references user_second_factors (user_id) on delete cascade,
  hash bytea not null,
  primary key (user_id, hash)
);

do $$
declare
  own_table text;
begin
  foreach own_table in array array['user_second_factors', 'user_recovery_codes'] loop
    execute format('alter table %I enable row level security', own_table);
    execute format('alter table %I force row level security', own_table);
    execute format('create policy definer on %I to heard_definer using (true) with check (true)', own_table);
    execute format('grant select, insert, update, delete on %I to heard_definer', own_table);
  end loop;
end
$$;
--> statement-breakpoint

create function find_second_factor(of_user int) returns table (secret bytea, is_confirmed boolean, code_count int)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.secret, f.confirmed_at is not null, (select count(*)::int from user_recovery_codes c where c.user_id = of_user)
  from user_second_factors f where f.user_id = of_user
$$;

-- One that was begun and not confirmed is begun anew; one that is on stays as it is.
create function begin_second_factor(of_user int, new_secret bytea, at timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with begun as (
    insert into user_second_factors (user_id, secret, created_at) values (of_user, new_secret, at)
    on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
      where user_second_factors.confirmed_at is null
    returning 1)
  select exists (select from begun)
$$;

create function confirm_second_factor(of_user int, used_step bigint, code_hashes text[], kept_id uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update user_second_factors set confirmed_at = at, last_step = used_step where user_id = of_user and confirmed_at is null;
  if not found then return false; end if;
  insert into user_recovery_codes (user_id, hash) select of_user, decode(code, 'hex') from unnest(code_hashes) code;
  perform end_sessions(of_user, kept_id);
  return true;
end
$$;

create function use_second_factor(of_user int, used_step bigint) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with used as (
    update user_second_factors set last_step = used_step where user_id = of_user and confirmed_at is not null and last_step < used_step returning 1)
  select exists (select from used)
$$;

create function use_recovery_code(of_user int, used_hash bytea) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with used as (delete from user_recovery_codes where user_id = of_user and hash = used_hash returning 1) select exists (select from used)
$$;

create function remove_second_factor(of_user int, kept_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from user_second_factors where user_id = of_user;
  if not found then return false; end if;
  perform end_sessions(of_user, kept_id);
  return true;
end
$$;
--> statement-breakpoint

do $$
declare
  f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname in (
      'find_second_factor', 'begin_second_factor', 'confirm_second_factor', 'use_second_factor', 'use_recovery_code', 'remove_second_factor') loop
    execute format('alter function %s owner to heard_definer', f.signature);
    execute format('revoke all on function %s from public', f.signature);
    execute format('grant execute on function %s to heard_lookup', f.signature);
  end loop;
end
$$;
