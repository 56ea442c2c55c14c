-- What an import found out and what became of it, and a state for one that was stopped half way.

alter table import_batches drop constraint import_batches_state_check;
alter table import_batches add constraint import_batches_state_check
  check (state in ('draft', 'waiting', 'running', 'paused', 'stopped', 'imported', 'failed', 'undoing', 'undone', 'discarded'));
alter table import_batches add column account jsonb;
alter table import_batches add column report jsonb;
comment on column import_batches.account is 'the dry run of the present mapping; null until there is one';
comment on column import_batches.report is 'what became of the rows, once the import has ended';
create index import_batches_newest on import_batches (org_id, id desc);
--> statement-breakpoint

-- A job that waits is wanted now: only one that runs is left alone until its handler has been silent for a while.
create or replace function list_organisations_with_work(stalled_before timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int, has_pending boolean, has_unsealed boolean, has_outbox boolean, has_jobs boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key,
    exists (select from pending p where p.org_id = o.id),
    exists (select from audit_entries e where e.org_id = o.id
      and e.at >= coalesce((select s.sealed_at from audit_seals s where s.org_id = o.id order by s.sequence desc limit 1) - interval '10 minutes', '-infinity')
      and not exists (select from audit_seals s where s.org_id = e.org_id and s.entry_id = e.id)),
    exists (select from outbox x where x.org_id = o.id and x.delivered_at is null and x.failed_at is null),
    exists (select from job_runs j where j.org_id = o.id
      and (j.state = 'waiting' or (j.state = 'running' and coalesce(j.heartbeat_at, j.created_at) < stalled_before)))
  from organisations o
$$;
