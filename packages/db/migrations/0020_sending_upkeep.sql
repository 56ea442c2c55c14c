-- What the worker looks after beside sending: answers that were stored and not noted in the ledger, and kept letters that have had their time.

-- A note that is made before an answer is stored and taken away when the ledger knows of it: who finds an old one looks for the answer.
alter table invitations add column answering_at timestamptz;
comment on column invitations.answering_at is 'since when an answer is being stored that the ledger does not know of yet';
create index invitations_answering on invitations (org_id, answering_at) where answering_at is not null;
create index letters_oldest on letters (org_id, created_at);

create policy definer on letters for select to heard_definer using (true);
grant select on letters to heard_definer;
--> statement-breakpoint

create function list_organisations_with_sending_upkeep(answering_before timestamptz, kept_before timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and (
    exists (select from invitations i where i.org_id = o.id and i.answering_at <= answering_before)
    or exists (select from letters l where l.org_id = o.id and l.created_at <= kept_before))
$$;
alter function list_organisations_with_sending_upkeep owner to heard_definer;
revoke all on function list_organisations_with_sending_upkeep from public;
grant execute on function list_organisations_with_sending_upkeep to heard_lookup;
