-- Once the mailbox is shown, nothing ends with its proof any more.
create or replace function find_second_factor(of_user int) returns table (secret bytea, is_confirmed boolean, code_count int, ends_with_proof boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.secret, f.confirmed_at is not null, (select count(*)::int from user_recovery_codes c where c.user_id = of_user),
    f.confirmed_at is not null and not f.on_proven_address and u.email_verified_at is null
  from user_second_factors f join users u on u.id = f.user_id where f.user_id = of_user
$$;

-- The person is locked before the factor, as a proof of the mailbox does it: of the two at once the second sees the first.
create or replace function confirm_second_factor(of_user int, used_step bigint, code_hashes text[], kept_id uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from users where id = of_user for update;
  update user_second_factors f set confirmed_at = at, last_step = used_step, on_proven_address = u.email_verified_at is not null
  from users u where u.id = of_user and f.user_id = of_user and f.confirmed_at is null;
  if not found then return false; end if;
  insert into user_recovery_codes (user_id, hash) select of_user, decode(code, 'hex') from unnest(code_hashes) code;
  perform end_sessions(of_user, kept_id);
  return true;
end
$$;

-- What a stranger has begun and not confirmed goes as well.
create or replace function prove_email(of_user int, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update users set email_verified_at = at, password_hash = null where id = of_user and email_verified_at is null;
  if not found then return; end if;
  delete from user_second_factors where user_id = of_user and (not on_proven_address or confirmed_at is null);
  perform end_sessions(of_user, null);
end
$$;

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
    delete from user_second_factors where user_id = used.user_id and (not on_proven_address or confirmed_at is null);
  elsif used.made_in_org is not null then
    update users set email_verified_at = null where id = used.user_id;
  end if;
  perform set_password(used.user_id, new_password_hash, null);
  return used.user_id;
end
$$;
