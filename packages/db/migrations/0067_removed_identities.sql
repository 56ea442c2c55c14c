-- What a person has taken away opens nothing, and nothing of the same provider is bound to them again by their mailbox alone, until they let it in.
alter table user_identities add column removed_at timestamptz;
--> statement-breakpoint

create or replace function find_identity_user(from_issuer text, from_subject text, proven_email text, new_name text, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_user int;
begin
  if is_identity_removed(from_issuer, from_subject, proven_email) then return null; end if;
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

-- Either this very one was taken away, or it would be bound by the mailbox to somebody who took one of the same provider away.
create function is_identity_removed(from_issuer text, from_subject text, proven_email text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select i.removed_at is not null from user_identities i where i.issuer = from_issuer and i.subject = from_subject),
    exists (select from user_identities i join users u on u.id = i.user_id
      where u.email = proven_email and i.issuer = from_issuer and i.removed_at is not null))
$$;

drop function list_identities(int);
create function list_identities(of_user int) returns table (issuer text, subject text, created_at timestamptz, removed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.issuer, i.subject, i.created_at, i.removed_at from user_identities i where i.user_id = of_user order by i.created_at, i.issuer, i.subject
$$;

-- Every session but the kept one ends: any of them may have been opened by it.
create or replace function remove_identity(of_user int, from_issuer text, from_subject text, kept_id uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update user_identities i set removed_at = now()
    where i.user_id = of_user and i.issuer = from_issuer and i.subject = from_subject and i.removed_at is null;
  if not found then return false; end if;
  perform end_sessions(of_user, kept_id);
  return true;
end
$$;

-- On purpose, by the person themselves: it opens their account again.
create function link_identity(of_user int, from_issuer text, from_subject text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update user_identities i set removed_at = null
    where i.user_id = of_user and i.issuer = from_issuer and i.subject = from_subject and i.removed_at is not null;
  return found;
end
$$;
--> statement-breakpoint

do $$
declare
  f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname in (
      'is_identity_removed', 'list_identities', 'link_identity') loop
    execute format('alter function %s owner to heard_definer', f.signature);
    execute format('revoke all on function %s from public', f.signature);
    execute format('grant execute on function %s to heard_lookup', f.signature);
  end loop;
end
$$;
