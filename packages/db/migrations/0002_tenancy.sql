-- Who may see and write which rows. The app roles own nothing; every table with org_id has row-level security, enabled and forced.
-- Policies compare one integer with one setting and look nothing up (users excepted: it has no organisation of its own).

do $$
declare
  tenant_table text;
  tenant constant text := 'org_id = nullif(current_setting(''app.org_id'', true), '''')::int';
begin
  foreach tenant_table in array array[
    'members', 'member_roles', 'api_keys', 'scales', 'metrics', 'measure_keys', 'journey_stages', 'touchpoints', 'journey_versions',
    'channels', 'sources', 'segment_fields', 'segment_values', 'responses', 'scores', 'comments', 'comment_originals', 'cells', 'core_cells',
    'pending', 'rollup_dimension_days', 'rollup_dimension_months', 'rollup_core_days', 'rollup_core_months', 'outbox',
    'idempotency_replies', 'audit_entries', 'audit_seals', 'job_runs', 'files', 'mappings', 'import_batches', 'saved_views'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy tenant on %I to heard_app using (%s) with check (%s)', tenant_table, tenant, tenant);
    execute format('grant select, insert, update, delete on %I to heard_app', tenant_table);
  end loop;
end
$$;
revoke update, delete on audit_entries, audit_seals from heard_app;

alter table organisations enable row level security;
alter table organisations force row level security;
create policy tenant on organisations to heard_app
  using (id = nullif(current_setting('app.org_id', true), '')::int) with check (id = nullif(current_setting('app.org_id', true), '')::int);
grant select, update on organisations to heard_app;

-- A user is visible to the organisations that it is a member of; heard_app sees only its tenant's members, so the join says it all.
alter table users enable row level security;
alter table users force row level security;
create policy members_of_tenant on users for select to heard_app using (exists (select from members where members.user_id = users.id));
grant select (id, email, name, deactivated_at, created_at) on users to heard_app;
--> statement-breakpoint

-- ------------------------------------------------------------------ members limited to touchpoints
do $$
declare
  limited_table text;
  everything constant text := '(select current_setting(''app.touchpoints'', true) = ''*'')';
  listed constant text := '= any ((select nullif(nullif(current_setting(''app.touchpoints'', true), ''''), ''*''))::int[])';
begin
  foreach limited_table in array array['responses', 'scores', 'comments', 'pending', 'rollup_core_days', 'rollup_core_months'] loop
    execute format('create policy touchpoints on %I as restrictive to heard_app using (%s or touchpoint_id %s)', limited_table, everything, listed);
  end loop;
  -- Totals above the touchpoint are refused, not approximated: such a member sees only the rows of the touchpoint dimension.
  foreach limited_table in array array['rollup_dimension_days', 'rollup_dimension_months'] loop
    execute format('create policy touchpoints on %I as restrictive to heard_app using (%s or (dim = 2 and value %s))', limited_table, everything, listed);
  end loop;
end
$$;

-- Originals: only while a verb that checked the grant has said so, and only where the comment itself is visible.
create policy unmasked on comment_originals as restrictive for select to heard_app
  using ((select current_setting('app.unmask', true) = 'on')
    and exists (select from comments c where (c.shard_key, c.response_id, c.item) = (comment_originals.shard_key, comment_originals.response_id, comment_originals.item)));
--> statement-breakpoint

-- ------------------------------------------------------------------ ingest: insert only
do $$
declare
  written_table text;
begin
  foreach written_table in array array[
    'responses', 'scores', 'comments', 'comment_originals', 'cells', 'core_cells', 'pending', 'outbox', 'idempotency_replies', 'audit_entries'
  ] loop
    execute format('create policy heard_ingest on %I for insert to heard_ingest with check (true)', written_table);
    execute format('grant insert on %I to heard_ingest', written_table);
  end loop;
end
$$;
-- Without this PostgreSQL refuses INSERT … RETURNING. Two columns of identifiers, nothing else.
create policy heard_ingest_returning on responses for select to heard_ingest using (true);
grant select (shard_key, id) on responses to heard_ingest;
--> statement-breakpoint

-- ------------------------------------------------------------------ before a tenant is known: definer functions
-- Their owner has its own policies, so nobody needs BYPASSRLS. Every function returns narrow rows and pins its search_path.
grant select on organisations, members, member_roles, users, api_keys, responses, pending, outbox, audit_entries, audit_seals, idempotency_replies, comments,
  cells, scores, sources, job_runs to heard_definer;
grant insert on organisations to heard_definer;
grant update (last_used_at) on api_keys to heard_definer;
do $$
declare
  read_table text;
begin
  foreach read_table in array array['organisations', 'members', 'member_roles', 'users', 'api_keys', 'responses', 'pending', 'outbox', 'audit_entries',
    'audit_seals', 'idempotency_replies', 'comments', 'cells', 'scores', 'sources', 'job_runs'] loop
    execute format('create policy definer on %I for select to heard_definer using (true)', read_table);
  end loop;
end
$$;
create policy definer_insert on organisations for insert to heard_definer with check (true);
create policy definer_update on api_keys for update to heard_definer using (true) with check (true);

create function create_organisation(new_key text, new_name text, new_locale text, new_time_zone text, new_home_shard_key int, new_is_demo boolean) returns int
language sql security definer set search_path = public, pg_temp as $$
  insert into organisations (key, name, locale, time_zone, home_shard_key, is_demo)
  values (new_key, new_name, new_locale, new_time_zone, new_home_shard_key, new_is_demo) returning id
$$;

create function find_organisation(wanted_key text) returns table (id int, key text, name text, locale text, time_zone text, home_shard_key int, is_demo boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, key, name, locale, time_zone, home_shard_key, is_demo from organisations where key = wanted_key and deleted_at is null
$$;

create function list_organisation_ids() returns table (id int, key text)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, key from organisations where deleted_at is null order by id
$$;

create function find_api_key(wanted_id text) returns table (org_id int, id text, secret_hash bytea, scopes text[], expires_at timestamptz, revoked_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.org_id, k.id, k.secret_hash, k.scopes, k.expires_at, k.revoked_at
  from api_keys k join organisations o on o.id = k.org_id and o.deleted_at is null where k.id = wanted_id
$$;

create function touch_api_key(used_id text, used_at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update api_keys set last_used_at = used_at where id = used_id and (last_used_at is null or last_used_at < used_at - interval '1 minute')
$$;

create function find_duplicates(shard_keys int[], org_ids int[], source_ids int[], external_ids text[])
returns table (ordinal int, id uuid, content_hash uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select wanted.ordinal::int, found.id, found.content_hash
  from unnest(shard_keys, org_ids, source_ids, external_ids) with ordinality as wanted (shard_key, org_id, source_id, external_id, ordinal),
  lateral (
    select r.id, r.content_hash from responses r
    where r.shard_key = wanted.shard_key and r.org_id = wanted.org_id and r.source_id = wanted.source_id and r.external_id = wanted.external_id
  ) found
$$;

create function find_idempotent_reply(wanted_shard_key int, wanted_org_id int, wanted_key text, not_before timestamptz)
returns table (request_hash uuid, status smallint, reply jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select request_hash, status, reply from idempotency_replies
  where shard_key = wanted_shard_key and org_id = wanted_org_id and key = wanted_key and created_at >= not_before
$$;

-- Entries are looked for from ten minutes before the last seal on: walking the whole log every half second would not do.
create function list_organisations_with_work(stalled_before timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int, has_pending boolean, has_unsealed boolean, has_outbox boolean, has_jobs boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key,
    exists (select from pending p where p.org_id = o.id),
    exists (select from audit_entries e where e.org_id = o.id
      and e.at >= coalesce((select s.sealed_at from audit_seals s where s.org_id = o.id order by s.sequence desc limit 1) - interval '10 minutes', '-infinity')
      and not exists (select from audit_seals s where s.org_id = e.org_id and s.entry_id = e.id)),
    exists (select from outbox x where x.org_id = o.id and x.delivered_at is null and x.failed_at is null),
    exists (select from job_runs j where j.org_id = o.id and (j.state = 'waiting' or j.state = 'running') and coalesce(j.heartbeat_at, j.created_at) < stalled_before)
  from organisations o
$$;
--> statement-breakpoint

do $$
declare
  f record;
begin
  for f in select p.oid::regprocedure as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'public' and p.prosecdef loop
    execute format('alter function %s owner to heard_definer', f.signature);
    execute format('revoke all on function %s from public', f.signature);
    execute format('grant execute on function %s to heard_lookup', f.signature);
  end loop;
end
$$;
revoke all on schema public from public;
grant usage on schema public to heard_app, heard_ingest, heard_lookup, heard_definer;
create schema if not exists jobs authorization heard_jobs;
