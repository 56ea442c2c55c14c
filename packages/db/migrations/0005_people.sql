-- Sessions, one-time tokens, outside identities, invitations of members. What belongs to a person and to no organisation is reached through
-- definer functions only: a session, a token and an address are known before any tenant is.

create table sessions (
  id uuid primary key,
  user_id int not null references users (id) on delete cascade,
  -- The version that the cookie carries, and the one that it is still good for: a change of password ends all sessions but the one that made it.
  issued_version int not null,
  valid_version int not null,
  device text not null check (length(device) <= 80),
  created_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index sessions_user on sessions (user_id);
create table user_tokens (
  hash bytea primary key,
  purpose text not null check (purpose in ('password', 'signIn')),
  user_id int not null references users (id) on delete cascade,
  -- It went to the address by mail, so whoever holds it reads that mailbox.
  is_mailed boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index user_tokens_user on user_tokens (user_id, purpose);
create table user_identities (
  issuer text not null,
  subject text not null,
  user_id int not null references users (id) on delete cascade,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index user_identities_user on user_identities (user_id);
-- Somebody who was removed keeps a row, so that what they did stays under their name; they are deactivated too, which is what opens nothing.
alter table members add column removed_at timestamptz;
alter table members add constraint members_removed_check check (removed_at is null or deactivated_at is not null);
create table member_invitations (
  org_id int not null references organisations (id),
  id int generated always as identity,
  email text not null check (email = lower(email)),
  roles text[] not null check (cardinality(roles) > 0
    and roles <@ array['employee', 'teamMember', 'cxLeader', 'surveyAdministrator', 'councilMember', 'owner']),
  touchpoint_ids int[],
  can_unmask boolean not null default false,
  can_see_customers boolean not null default false,
  locale text not null check (locale in ('en', 'zh-Hans', 'zh-Hant')),
  token_hash bytea not null unique,
  -- The token went to the address by mail, so whoever holds it reads that mailbox.
  is_mailed boolean not null,
  invited_by int,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (org_id, id)
);
create unique index member_invitations_open on member_invitations (org_id, email) where accepted_at is null and withdrawn_at is null;
create index member_invitations_email on member_invitations (email) where accepted_at is null and withdrawn_at is null;

do $$
declare
  own_table text;
begin
  foreach own_table in array array['sessions', 'user_tokens', 'user_identities'] loop
    execute format('alter table %I enable row level security', own_table);
    execute format('alter table %I force row level security', own_table);
    execute format('create policy definer on %I to heard_definer using (true) with check (true)', own_table);
    execute format('grant select, insert, update, delete on %I to heard_definer', own_table);
  end loop;
end
$$;
alter table member_invitations enable row level security;
alter table member_invitations force row level security;
create policy tenant on member_invitations to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on member_invitations to heard_app;
create policy definer on member_invitations for select to heard_definer using (true);
grant select on member_invitations to heard_definer;

grant insert on users to heard_definer;
grant update (name, locale, theme, password_hash, session_version, email_verified_at) on users to heard_definer;
create policy definer_insert on users for insert to heard_definer with check (true);
create policy definer_update on users for update to heard_definer using (true) with check (true);
--> statement-breakpoint

-- ------------------------------------------------------------------ signing in

create function find_credentials(wanted_email text) returns table (user_id int, name text, password_hash text, is_active boolean, locale text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, name, password_hash, deactivated_at is null, locale from users where email = wanted_email
$$;

create function find_password_hash(of_user int) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select password_hash from users where id = of_user
$$;

create function open_session(of_user int, new_id uuid, new_device text, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  version int;
begin
  -- Locked, so that a session opened beside a change of password is not older than that change and yet good.
  select session_version into version from users where id = of_user and deactivated_at is null for update;
  if version is null then return null; end if;
  delete from sessions where user_id = of_user and (created_at < at - interval '30 days' or valid_version <> version);
  insert into sessions (id, user_id, issued_version, valid_version, device, created_at, last_seen_at)
  values (new_id, of_user, version, version, new_device, at, at);
  return version;
end
$$;

create function list_memberships(of_user int) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'memberId', m.id, 'canUnmask', m.can_unmask, 'canSeeCustomers', m.can_see_customers, 'touchpointIds', m.touchpoint_ids,
    'roles', (select coalesce(jsonb_agg(r.role order by r.role), '[]') from member_roles r where (r.org_id, r.member_id) = (m.org_id, m.id)),
    'organisation', jsonb_build_object('id', o.id, 'key', o.key, 'name', o.name, 'timeZone', o.time_zone, 'homeShardKey', o.home_shard_key,
      'hideBelow', o.hide_below, 'lowBelow', o.low_below, 'yearStartMonth', o.year_start_month, 'isDemo', o.is_demo))
    order by o.is_demo, o.name, o.id), '[]')
  from members m join organisations o on o.id = m.org_id
  where m.user_id = of_user and m.deactivated_at is null and o.deleted_at is null
$$;

-- Everything that a request has to know about its person, in one row: the session, the person, and the organisations with roles and limits.
create function find_session(wanted_id uuid, of_user int, wanted_version int)
returns table (name text, email text, locale text, theme text, last_seen_at timestamptz, memberships jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.name, u.email, u.locale, u.theme, s.last_seen_at, list_memberships(u.id)
  from sessions s join users u on u.id = s.user_id
  where s.id = wanted_id and s.user_id = of_user and s.issued_version = wanted_version and s.valid_version = u.session_version
    and u.deactivated_at is null
$$;

create function touch_session(used_id uuid, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update sessions set last_seen_at = at where id = used_id and last_seen_at < at - interval '1 minute'
$$;

create function list_sessions(of_user int) returns table (id uuid, device text, created_at timestamptz, last_seen_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.device, s.created_at, s.last_seen_at from sessions s join users u on u.id = s.user_id
  where s.user_id = of_user and s.valid_version = u.session_version order by s.last_seen_at desc, s.id
$$;

create function end_session(of_user int, ended_id uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with ended as (delete from sessions where id = ended_id and user_id = of_user returning 1) select exists (select from ended)
$$;

-- A new version ends them all; the one kept, if any, is moved to it. Returns how many were open besides that one.
create function end_sessions(of_user int, kept_id uuid) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  former int;
  ended int;
begin
  update users set session_version = session_version + 1 where id = of_user returning session_version - 1 into former;
  update sessions set valid_version = former + 1 where id = kept_id and user_id = of_user and valid_version = former;
  select count(*) into ended from sessions where user_id = of_user and valid_version = former;
  delete from sessions where user_id = of_user and valid_version <= former;
  return ended;
end
$$;

create function set_password(of_user int, new_hash text, kept_id uuid) returns int
language sql security definer set search_path = public, pg_temp as $$
  update users set password_hash = new_hash where id = of_user;
  delete from user_tokens where user_id = of_user;
  select end_sessions(of_user, kept_id)
$$;

create function update_account(of_user int, new_name text, new_locale text, new_theme text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update users set name = new_name, locale = new_locale, theme = new_theme where id = of_user
$$;

-- Whoever reads the mailbox owns the account. A password set before anybody had shown that may be somebody else's, so it goes, with its sessions.
create function prove_email(of_user int, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update users set email_verified_at = at, password_hash = null where id = of_user and email_verified_at is null;
  if found then perform end_sessions(of_user, null); end if;
end
$$;

create function create_user_token(of_user int, new_purpose text, new_hash bytea, new_is_mailed boolean, at timestamptz, new_expires_at timestamptz)
returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from user_tokens where expires_at <= at;
  insert into user_tokens (hash, purpose, user_id, is_mailed, created_at, expires_at)
  values (new_hash, new_purpose, of_user, new_is_mailed, at, new_expires_at)
$$;

create function find_user_token(wanted_hash bytea, wanted_purpose text, at timestamptz) returns table (user_id int, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.email from user_tokens t join users u on u.id = t.user_id
  where t.hash = wanted_hash and t.purpose = wanted_purpose and t.expires_at > at and u.deactivated_at is null
$$;

-- Takes the token and sets the password as one; `null` when it was used, has expired or never was.
create function reset_password(wanted_hash bytea, new_password_hash text, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  used record;
begin
  delete from user_tokens t using users u where t.hash = wanted_hash and t.purpose = 'password' and t.expires_at > at
    and u.id = t.user_id and u.deactivated_at is null returning t.user_id, t.is_mailed into used;
  if used.user_id is null then return null; end if;
  if used.is_mailed then update users set email_verified_at = coalesce(email_verified_at, at) where id = used.user_id; end if;
  perform set_password(used.user_id, new_password_hash, null);
  return used.user_id;
end
$$;

create function redeem_sign_in_token(wanted_hash bytea, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_user int;
begin
  delete from user_tokens t using users u where t.hash = wanted_hash and t.purpose = 'signIn' and t.expires_at > at
    and u.id = t.user_id and u.deactivated_at is null returning t.user_id into of_user;
  if of_user is not null then perform prove_email(of_user, at); end if;
  return of_user;
end
$$;

-- A person of an outside identity provider: known by its subject, else by a proven address, else made when that address is invited.
create function find_identity_user(from_issuer text, from_subject text, proven_email text, new_name text, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_user int;
begin
  select i.user_id into of_user from user_identities i where i.issuer = from_issuer and i.subject = from_subject;
  if of_user is not null then return of_user; end if;
  if proven_email is null then return null; end if;
  select id into of_user from users where email = proven_email;
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

create function find_member_invitation(wanted_hash bytea)
returns table (org_id int, org_key text, org_name text, id int, email text, roles text[], inviter text, has_account boolean, expires_at timestamptz,
  is_open boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.name, i.id, i.email, i.roles, u.name, exists (select from users known where known.email = i.email), i.expires_at,
    i.accepted_at is null and i.withdrawn_at is null
  from member_invitations i join organisations o on o.id = i.org_id and o.deleted_at is null
  left join members m on m.org_id = i.org_id and m.id = i.invited_by left join users u on u.id = m.user_id
  where i.token_hash = wanted_hash
$$;

-- The one that needs nobody's invitation: only while there is none, and only one of two that try at once.
create function create_first_organisation(new_key text, new_name text, new_locale text, new_time_zone text, new_home_shard_key int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(4732312);
  if exists (select from organisations) then return null; end if;
  return create_organisation(new_key, new_name, new_locale, new_time_zone, new_home_shard_key, false);
end
$$;
--> statement-breakpoint

-- ------------------------------------------------------------------ inside a tenant's transaction

create function create_user(new_email text, new_name text, new_password_hash text, new_locale text, verified_at timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  insert into users (email, name, password_hash, locale, email_verified_at) values (new_email, new_name, new_password_hash, new_locale, verified_at)
  on conflict (email) do nothing returning id
$$;

-- Roles, limits or membership changed: the sessions of that member end. Only for members of the tenant that the transaction belongs to.
create function end_member_sessions(of_user int) returns int
language sql security definer set search_path = public, pg_temp as $$
  select end_sessions(m.user_id, null) from members m
  where m.org_id = nullif(current_setting('app.org_id', true), '')::int and m.user_id = of_user
$$;

-- A password opens every organisation of its person, so an owner may give one out only for people who belong to no other.
create function create_member_password_token(of_user int, new_hash bytea, at timestamptz, new_expires_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant int := nullif(current_setting('app.org_id', true), '')::int;
begin
  if not exists (select from members m where m.org_id = tenant and m.user_id = of_user and m.removed_at is null) then return false; end if;
  if exists (select from members m where m.org_id <> tenant and m.user_id = of_user and m.removed_at is null) then return false; end if;
  perform create_user_token(of_user, 'password', new_hash, false, at, new_expires_at);
  return true;
end
$$;
--> statement-breakpoint

do $$
declare
  f record;
begin
  for f in select p.oid::regprocedure as signature, p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname in (
      'find_credentials', 'find_password_hash', 'open_session', 'list_memberships', 'find_session', 'touch_session', 'list_sessions', 'end_session', 'end_sessions',
      'set_password', 'update_account', 'prove_email', 'create_user_token', 'find_user_token', 'reset_password', 'redeem_sign_in_token',
      'find_identity_user', 'find_member_invitation', 'create_first_organisation', 'create_user', 'end_member_sessions',
      'create_member_password_token') loop
    execute format('alter function %s owner to heard_definer', f.signature);
    execute format('revoke all on function %s from public', f.signature);
    -- Only the other functions need it.
    continue when f.name = 'prove_email';
    execute format('grant execute on function %s to %I', f.signature,
      case when f.name in ('create_user', 'end_member_sessions', 'create_member_password_token') then 'heard_app' else 'heard_lookup' end);
  end loop;
end
$$;
