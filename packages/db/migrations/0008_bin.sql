-- The bin, and the end of an organisation.
-- A response in the bin remembers what it was: its state is 3 higher while its source is there, and none of those states is counted.

alter table responses drop constraint responses_state_check;
alter table responses add constraint responses_state_check check (state between 1 and 6);
comment on column responses.state is '1 partial, 2 complete, 3 quarantined; 4 to 6: the same, while its source is in the bin';
comment on column scores.counted is 'false while its response is partial, quarantined or in the bin';

alter table organisations add column purged_at timestamptz;
comment on column organisations.purged_at is 'when the rows of a deleted organisation were gone; its row and its audit log stay';
--> statement-breakpoint

grant select on mappings, saved_views to heard_definer;
create policy definer on mappings for select to heard_definer using (true);
create policy definer on saved_views for select to heard_definer using (true);

-- What the worker has to take away for ever: organisations that were deleted, and things that lay in the bin for long enough.
create function list_organisations_to_purge(binned_before timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int, is_deleted boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key, o.deleted_at is not null
  from organisations o
  where o.purged_at is null and (
    o.deleted_at is not null
    or exists (select from sources s where s.org_id = o.id and s.deleted_at < binned_before)
    or exists (select from mappings m where m.org_id = o.id and m.deleted_at < binned_before)
    or exists (select from saved_views v where v.org_id = o.id and v.deleted_at < binned_before))
  order by o.id
$$;
alter function list_organisations_to_purge owner to heard_definer;
revoke all on function list_organisations_to_purge from public;
grant execute on function list_organisations_to_purge to heard_lookup;
--> statement-breakpoint

-- The people of a deleted demo company go with it, unless they are members somewhere else. Other people stay: they may make another organisation.
grant delete on members, users to heard_definer;
create policy definer_delete on members for delete to heard_definer using (true);
create policy definer_delete on users for delete to heard_definer using (true);
create function delete_demo_people(demo_id int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  people int[];
  gone int;
begin
  if not exists (select from organisations o where o.id = demo_id and o.is_demo and o.deleted_at is not null) then return 0; end if;
  select array_agg(user_id) into people from members where org_id = demo_id;
  delete from members where org_id = demo_id;
  delete from users u where u.id = any (people) and not exists (select from members m where m.user_id = u.id);
  get diagnostics gone = row_count;
  return gone;
end
$$;
alter function delete_demo_people owner to heard_definer;
revoke all on function delete_demo_people from public;
grant execute on function delete_demo_people to heard_lookup;
