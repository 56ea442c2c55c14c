-- What comments speak of, and what was read in each of them. Counts of themes go through pending and rollups exactly as those of scores do.

create table themes (
  org_id int not null references organisations (id),
  id int generated always as identity (start with 2) check (id > 1),
  key text not null,
  name jsonb not null,
  parent_id int,
  rule text not null check (length(rule) between 1 and 4000),
  tone text not null default 'asRead' check (tone in ('asRead', 'negative', 'positive')),
  position smallint not null default 0,
  merged_into int,
  created_at timestamptz not null,
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key),
  foreign key (org_id, parent_id) references themes (org_id, id),
  foreign key (org_id, merged_into) references themes (org_id, id)
);
comment on column themes.id is 'minus it is the measure that counts its mentions; −1 is that of all comments, so 1 is no theme';
comment on column themes.merged_into is 'the theme that took its place: what a person said of it holds for that one';

create table theme_versions (
  org_id int not null references organisations (id),
  version int not null,
  snapshot jsonb not null,
  verb text not null,
  theme_key text not null,
  made_by int,
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (org_id, version)
);
comment on column theme_versions.verb is 'what made it, as the audit log calls it; theme_key is what it was done to';
comment on column theme_versions.read_at is 'when every comment had been read by it; null for one that was replaced before';

-- One row a response and theme, its comments together; theme 0 is the response's comments as a whole.
create table mentions (
  shard_key int not null,
  response_id uuid not null,
  theme_id int not null,
  org_id int not null,
  measure_id int not null,
  touchpoint_id int not null,
  cell_id bigint not null,
  core_id bigint not null,
  day date not null,
  bin smallint not null check (bin between 0 and 3),
  counted boolean not null,
  spans jsonb not null,
  found_by text not null check (found_by in ('rule', 'model', 'person')),
  read_at timestamptz not null,
  replaced_at timestamptz,
  primary key (shard_key, response_id, theme_id, read_at),
  check (measure_id = case theme_id when 0 then -1 else -theme_id end),
  check (replaced_at is null or not counted)
);
comment on column mentions.bin is '0 negative, 1 neutral, 2 mixed, 3 positive';
comment on column mentions.counted is 'it is the current reading, and its response counts';
comment on column mentions.spans is 'where the comments say so: [item, start, end]';
comment on column mentions.replaced_at is 'when another reading took its place; null for the current one';
create unique index mentions_current on mentions (shard_key, response_id, theme_id) where replaced_at is null;
create index mentions_counted on mentions (org_id, measure_id, cell_id, day, bin) where counted;
create index mentions_newest on mentions (org_id, theme_id, day desc, response_id desc);

create table comment_readings (
  shard_key int not null,
  response_id uuid not null,
  item smallint not null,
  org_id int not null,
  touchpoint_id int not null,
  sentiment smallint check (sentiment between -100 and 100),
  label smallint check (label between 0 and 3),
  emotion text check (emotion in ('anger', 'disgust', 'fear', 'sadness', 'joy', 'trust', 'surprise', 'anticipation')),
  evidence jsonb not null,
  model_version int not null,
  theme_version int not null,
  read_at timestamptz not null,
  primary key (shard_key, response_id, item),
  check ((sentiment is null) = (label is null))
);
comment on column comment_readings.label is '0 negative, 1 neutral, 2 mixed, 3 positive; null for a comment in a language that is not read';
comment on column comment_readings.evidence is 'the spans that say so, and the themes that its rules found';

-- What a person said against a reading. It wins over every later reading.
create table comment_corrections (
  shard_key int not null,
  response_id uuid not null,
  item smallint not null,
  org_id int not null,
  touchpoint_id int not null,
  what text not null check (what in ('sentiment', 'emotion', 'theme')),
  theme_id int not null default 0,
  value text not null,
  made_by_kind text not null,
  made_by text not null,
  made_at timestamptz not null,
  primary key (shard_key, response_id, item, what, theme_id),
  check ((what = 'theme') = (theme_id > 0))
);

-- Responses whose comments nobody has read yet. Written by whoever records or changes a comment, emptied by the worker in the transaction that keeps
-- what it read; as narrow as can be and without an index, for every recorded comment pays for it.
create table unread (
  shard_key int not null,
  org_id int not null,
  response_id uuid not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

-- What was recorded before there were readings. The owner is bound by row-level security as well, so it is put aside for this statement.
alter table comments no force row level security;
insert into unread (shard_key, org_id, response_id) select distinct shard_key, org_id, response_id from comments;
alter table comments force row level security;

alter table organisations add column comments_read_by int not null default 1;
comment on column organisations.comments_read_by is 'the version of the analysis that every comment was read by';
--> statement-breakpoint

do $$
declare
  tenant_table text;
  tenant constant text := 'org_id = nullif(current_setting(''app.org_id'', true), '''')::int';
  everything constant text := '(select current_setting(''app.touchpoints'', true) = ''*'')';
  listed constant text := '= any ((select nullif(nullif(current_setting(''app.touchpoints'', true), ''''), ''*''))::int[])';
begin
  foreach tenant_table in array array['themes', 'theme_versions', 'mentions', 'comment_readings', 'comment_corrections', 'unread'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy tenant on %I to heard_app using (%s) with check (%s)', tenant_table, tenant, tenant);
    execute format('grant select, insert, update, delete on %I to heard_app', tenant_table);
  end loop;
  foreach tenant_table in array array['mentions', 'comment_readings', 'comment_corrections'] loop
    execute format('create policy touchpoints on %I as restrictive to heard_app using (%s or touchpoint_id %s)', tenant_table, everything, listed);
  end loop;
end
$$;
create policy heard_ingest on unread for insert to heard_ingest with check (true);
grant insert on unread to heard_ingest;
--> statement-breakpoint

grant select on unread to heard_definer;
create policy definer on unread for select to heard_definer using (true);
-- The queue is walked once for all organisations, not once for each.
create function list_organisations_with_unread()
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and o.id in (select u.org_id from unread u) order by o.id
$$;
create function list_organisations_read_before(analysis_version int)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and o.comments_read_by < analysis_version order by o.id
$$;
alter function list_organisations_with_unread owner to heard_definer;
alter function list_organisations_read_before owner to heard_definer;
revoke all on function list_organisations_with_unread, list_organisations_read_before from public;
grant execute on function list_organisations_with_unread, list_organisations_read_before to heard_lookup;
