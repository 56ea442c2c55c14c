-- Whoever reads the mailbox owns the account: a second factor that was switched on before anybody had shown that may be a stranger's, so it goes with the
-- stranger's password. One that its owner set is passed by neither a mailed link nor a first sign-in elsewhere.
alter table user_second_factors add column on_proven_address boolean not null default true;
comment on column user_second_factors.on_proven_address is 'it was switched on by somebody who had shown that the mailbox is theirs';
-- Members without a second factor set one up before anything else.
alter table organisations add column demands_second_factor boolean not null default false;
-- A provider asks for its own second factor.
alter table sessions add column is_vouched boolean not null default false;
comment on column sessions.is_vouched is 'an outside identity provider signed its person in';
--> statement-breakpoint

drop function find_second_factor(int);
create function find_second_factor(of_user int) returns table (secret bytea, is_confirmed boolean, code_count int, ends_with_proof boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.secret, f.confirmed_at is not null, (select count(*)::int from user_recovery_codes c where c.user_id = of_user),
    f.confirmed_at is not null and not f.on_proven_address
  from user_second_factors f where f.user_id = of_user
$$;

create or replace function confirm_second_factor(of_user int, used_step bigint, code_hashes text[], kept_id uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update user_second_factors f set confirmed_at = at, last_step = used_step, on_proven_address = u.email_verified_at is not null
  from users u where u.id = of_user and f.user_id = of_user and f.confirmed_at is null;
  if not found then return false; end if;
  insert into user_recovery_codes (user_id, hash) select of_user, decode(code, 'hex') from unnest(code_hashes) code;
  perform end_sessions(of_user, kept_id);
  return true;
end
$$;

create function renew_recovery_codes(of_user int, code_hashes text[]) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Locked, so that two who renew at once do not leave both their codes.
  perform from user_second_factors where user_id = of_user and confirmed_at is not null for update;
  if not found then return false; end if;
  delete from user_recovery_codes where user_id = of_user;
  insert into user_recovery_codes (user_id, hash) select of_user, decode(code, 'hex') from unnest(code_hashes) code;
  return true;
end
$$;

create or replace function prove_email(of_user int, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update users set email_verified_at = at, password_hash = null where id = of_user and email_verified_at is null;
  if not found then return; end if;
  delete from user_second_factors where user_id = of_user and not on_proven_address;
  perform end_sessions(of_user, null);
end
$$;

-- An owner's link shows nothing about the mailbox, and whoever made it may have used it: the address has to be proven anew.
create or replace function reset_password(wanted_hash bytea, new_password_hash text, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  used record;
begin
  delete from user_tokens t using users u where t.hash = wanted_hash and t.purpose = 'password' and t.expires_at > at
    and u.id = t.user_id and u.deactivated_at is null
    and exists (select from find_user_token(wanted_hash, 'password', at))
    returning t.user_id, t.is_mailed, t.made_in_org into used;
  if used.user_id is null then return null; end if;
  if used.is_mailed then
    update users set email_verified_at = coalesce(email_verified_at, at) where id = used.user_id;
    delete from user_second_factors where user_id = used.user_id and not on_proven_address;
  elsif used.made_in_org is not null then
    update users set email_verified_at = null where id = used.user_id;
  end if;
  perform set_password(used.user_id, new_password_hash, null);
  return used.user_id;
end
$$;

create or replace function find_identity_user(from_issuer text, from_subject text, proven_email text, new_name text, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_user int;
begin
  select i.user_id into of_user from user_identities i where i.issuer = from_issuer and i.subject = from_subject;
  if of_user is not null then return of_user; end if;
  if proven_email is null then return null; end if;
  select id into of_user from users where email = proven_email;
  -- A mailbox alone opens no account that asks for a second factor, and an identity that is bound to it now would from then on.
  if exists (select from user_second_factors f where f.user_id = of_user and f.confirmed_at is not null and f.on_proven_address)
    then return null; end if;
  if of_user is null then
    if not exists (select from member_invitations i where i.email = proven_email and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > at)
      then return null; end if;
    insert into users (email, name, email_verified_at) values (proven_email, new_name, at)
    on conflict (email) do nothing returning id into of_user;
    if of_user is null then select id into of_user from users where email = proven_email; end if;
  end if;
  perform prove_email(of_user, at);
  insert into user_identities (issuer, subject, user_id, created_at) values (from_issuer, from_subject, of_user, at) on conflict do nothing;
  return of_user;
end
$$;

create function vouch_for_session(of_user int, vouched_id uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  update sessions set is_vouched = true where id = vouched_id and user_id = of_user
$$;

create or replace function list_memberships(of_user int) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'memberId', m.id, 'canUnmask', m.can_unmask, 'canSeeCustomers', m.can_see_customers, 'touchpointIds', m.touchpoint_ids,
    'roles', (select coalesce(jsonb_agg(r.role order by r.role), '[]') from member_roles r where (r.org_id, r.member_id) = (m.org_id, m.id)),
    'organisation', jsonb_build_object('id', o.id, 'key', o.key, 'name', o.name, 'timeZone', o.time_zone, 'homeShardKey', o.home_shard_key,
      'hideBelow', o.hide_below, 'lowBelow', o.low_below, 'yearStartMonth', o.year_start_month, 'isDemo', o.is_demo,
      'demandsSecondFactor', o.demands_second_factor))
    order by o.is_demo, o.name, o.id), '[]')
  from members m join organisations o on o.id = m.org_id
  where m.user_id = of_user and m.deactivated_at is null and o.deleted_at is null
$$;

drop function find_session(uuid, int, int);
create function find_session(wanted_id uuid, of_user int, wanted_version int)
returns table (name text, email text, locale text, theme text, last_seen_at timestamptz, memberships jsonb, has_second_factor boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.name, u.email, u.locale, u.theme, s.last_seen_at, list_memberships(u.id),
    s.is_vouched or exists (select from user_second_factors f where f.user_id = u.id and f.confirmed_at is not null)
  from sessions s join users u on u.id = s.user_id
  where s.id = wanted_id and s.user_id = of_user and s.issued_version = wanted_version and s.valid_version = u.session_version
    and u.deactivated_at is null
$$;

-- As before, but no organisation fills the list: one with many receivers that have something to be sent gets its turn with all others.
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
  where due.place <= 6 order by due.is_failing, due.first limit 200
$$;
--> statement-breakpoint

do $$
declare
  f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname in (
      'find_second_factor', 'renew_recovery_codes', 'vouch_for_session', 'find_session') loop
    execute format('alter function %s owner to heard_definer', f.signature);
    execute format('revoke all on function %s from public', f.signature);
    execute format('grant execute on function %s to heard_lookup', f.signature);
  end loop;
end
$$;
