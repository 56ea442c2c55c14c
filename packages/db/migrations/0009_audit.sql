-- What somebody changes of their own account is written into the log of each of their organisations in the change's own transaction. An account
-- belongs to no tenant, so a definer function appends: for that person's active memberships only, about their account only, as them or as whoever
-- works on the machine.

grant insert on audit_entries to heard_definer;
create policy definer_insert on audit_entries for insert to heard_definer with check (true);
--> statement-breakpoint

create function record_account_change(of_user int, by_operator boolean, at timestamptz, new_verb text, changed text[], of_organisations int[],
  entry_ids uuid[])
returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new_verb not like 'account.%' then raise exception 'not a verb of an account: %', new_verb; end if;
  insert into audit_entries (org_id, id, at, actor_kind, actor_id, verb, subject_kind, subject_id, fields)
  select m.org_id, e.id, record_account_change.at,
    case when by_operator then 'operator' else 'member' end, case when by_operator then 'operator' else m.id::text end, new_verb, 'member', m.id::text, changed
  from unnest(of_organisations, entry_ids) e (org_id, id)
  join members m on m.org_id = e.org_id and m.user_id = of_user and m.deactivated_at is null;
end
$$;
alter function record_account_change owner to heard_definer;
revoke all on function record_account_change from public;
grant execute on function record_account_change to heard_lookup;
--> statement-breakpoint

-- The log of a deleted organisation stays, so its chain is checked like any other.
create function list_deleted_organisations() returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, key, time_zone, home_shard_key from organisations where deleted_at is not null order by id
$$;
alter function list_deleted_organisations owner to heard_definer;
revoke all on function list_deleted_organisations from public;
grant execute on function list_deleted_organisations to heard_lookup;
