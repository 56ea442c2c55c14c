-- A password opens every organisation of its person, so an owner's link is for people who belong to no other one. That was looked at when the link was
-- made; it is when it is used that counts: within its hour its person may have joined another organisation, or left this one.
alter table user_tokens add column made_in_org int;
--> statement-breakpoint

create or replace function create_member_password_token(of_user int, new_hash bytea, at timestamptz, new_expires_at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  tenant constant int := nullif(current_setting('app.org_id', true), '')::int;
begin
  if not exists (select from members m where m.org_id = tenant and m.user_id = of_user and m.removed_at is null) then return false; end if;
  if exists (select from members m where m.org_id <> tenant and m.user_id = of_user and m.removed_at is null) then return false; end if;
  perform create_user_token(of_user, 'password', new_hash, false, at, new_expires_at);
  update user_tokens set made_in_org = tenant where hash = new_hash;
  return true;
end
$$;
--> statement-breakpoint

create or replace function find_user_token(wanted_hash bytea, wanted_purpose text, at timestamptz) returns table (user_id int, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.email from user_tokens t join users u on u.id = t.user_id
  where t.hash = wanted_hash and t.purpose = wanted_purpose and t.expires_at > at and u.deactivated_at is null
    and (t.made_in_org is null
      or exists (select from members m where m.org_id = t.made_in_org and m.user_id = u.id and m.removed_at is null)
        and not exists (select from members m where m.org_id <> t.made_in_org and m.user_id = u.id and m.removed_at is null))
$$;
--> statement-breakpoint

create or replace function reset_password(wanted_hash bytea, new_password_hash text, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  used record;
begin
  delete from user_tokens t using users u where t.hash = wanted_hash and t.purpose = 'password' and t.expires_at > at
    and u.id = t.user_id and u.deactivated_at is null
    and exists (select from find_user_token(wanted_hash, 'password', at))
    returning t.user_id, t.is_mailed into used;
  if used.user_id is null then return null; end if;
  if used.is_mailed then update users set email_verified_at = coalesce(email_verified_at, at) where id = used.user_id; end if;
  perform set_password(used.user_id, new_password_hash, null);
  return used.user_id;
end
$$;
