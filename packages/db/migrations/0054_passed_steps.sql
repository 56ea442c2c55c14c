-- Whoever has a second factor of their own gives its code in every session, wherever they signed in: that a person has one says nothing about this session of theirs.
alter table sessions add column passed_step boolean not null default false;
comment on column sessions.passed_step is 'a code of its person''s own second factor was asked for and was right';
comment on column sessions.is_vouched is 'the outside identity provider that signed its person in asked for a second step; counts for who has none of their own';
--> statement-breakpoint

do $$
begin
  alter table sessions no force row level security;
  alter table user_second_factors no force row level security;
  alter table user_identities no force row level security;
  alter table users no force row level security;
  -- Without an identity elsewhere a code was asked of every session that is open beside a factor. Others are asked for it once.
  update sessions s set passed_step = true
  where exists (select from user_second_factors f where f.user_id = s.user_id and f.confirmed_at is not null)
    and not exists (select from user_identities i where i.user_id = s.user_id);
  -- Set before anybody wrote down whether the mailbox had been shown.
  update user_second_factors f set on_proven_address = false from users u where u.id = f.user_id and u.email_verified_at is null;
  alter table sessions force row level security;
  alter table user_second_factors force row level security;
  alter table user_identities force row level security;
  alter table users force row level security;
end
$$;
--> statement-breakpoint

drop function find_session(uuid, int, int);
create function find_session(wanted_id uuid, of_user int, wanted_version int)
returns table (name text, email text, locale text, theme text, last_seen_at timestamptz, memberships jsonb, has_second_factor boolean, owes_code boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.name, u.email, u.locale, u.theme, s.last_seen_at, list_memberships(u.id),
    case when own.is_on then s.passed_step else s.is_vouched end, own.is_on and not s.passed_step
  from sessions s join users u on u.id = s.user_id
  cross join lateral (select exists (select from user_second_factors f where f.user_id = u.id and f.confirmed_at is not null) as is_on) own
  where s.id = wanted_id and s.user_id = of_user and s.issued_version = wanted_version and s.valid_version = u.session_version
    and u.deactivated_at is null
$$;

create function pass_second_step(of_user int, passed_id uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with passed as (update sessions set passed_step = true where id = passed_id and user_id = of_user returning 1) select exists (select from passed)
$$;

-- As before; and the session that switches it on has to be open still: a mailed new password ends a stranger's, and what it was about to do.
create or replace function confirm_second_factor(of_user int, used_step bigint, code_hashes text[], kept_id uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  version int;
begin
  select session_version into version from users where id = of_user for update;
  if not exists (select from sessions where id = kept_id and user_id = of_user and valid_version = version) then return false; end if;
  update user_second_factors f set confirmed_at = at, last_step = used_step, on_proven_address = u.email_verified_at is not null
  from users u where u.id = of_user and f.user_id = of_user and f.confirmed_at is null;
  if not found then return false; end if;
  update sessions set passed_step = true where id = kept_id;
  insert into user_recovery_codes (user_id, hash) select of_user, decode(code, 'hex') from unnest(code_hashes) code;
  perform end_sessions(of_user, kept_id);
  return true;
end
$$;

create function is_address_proven(of_user int) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select u.email_verified_at is not null from users u where u.id = of_user
$$;

-- Where somebody signs in elsewhere, for themselves.
create function list_identities(of_user int) returns table (issuer text, subject text, created_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.issuer, i.subject, i.created_at from user_identities i where i.user_id = of_user order by i.created_at, i.issuer, i.subject
$$;

-- Every session but the kept one ends: any of them may have been opened by it.
create function remove_identity(of_user int, from_issuer text, from_subject text, kept_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from user_identities i where i.user_id = of_user and i.issuer = from_issuer and i.subject = from_subject;
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
      'find_session', 'pass_second_step', 'is_address_proven', 'list_identities', 'remove_identity') loop
    execute format('alter function %s owner to heard_definer', f.signature);
    execute format('revoke all on function %s from public', f.signature);
    execute format('grant execute on function %s to heard_lookup', f.signature);
  end loop;
end
$$;
