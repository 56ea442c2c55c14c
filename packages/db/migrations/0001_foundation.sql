-- The foundation: tenants and people, the catalogue, the data plane, work and records.
-- Roles exist already (roles.ts makes them, because they belong to the cluster and not to a database).
-- Zero stands for "none" in every dimension column, so that keys, hashes and joins need no null logic.

create extension if not exists btree_gin;
--> statement-breakpoint

-- ------------------------------------------------------------------ tenants and people

create table organisations (
  id int generated always as identity primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
  name text not null,
  locale text not null default 'en' check (locale in ('en', 'zh-Hans', 'zh-Hant')),
  time_zone text not null default 'UTC',
  year_start_month smallint not null default 1 check (year_start_month between 1 and 12),
  week_start smallint not null default 1 check (week_start = 1),
  hide_below smallint not null default 5 check (hide_below >= 5),
  low_below smallint not null default 30 check (low_below >= hide_below),
  home_shard_key int not null,
  is_demo boolean not null default false,
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);
create table users (
  id int generated always as identity primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text,
  locale text check (locale in ('en', 'zh-Hans', 'zh-Hant')),
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  session_version int not null default 1,
  email_verified_at timestamptz,
  deactivated_at timestamptz,
  created_at timestamptz not null default now()
);
create table members (
  org_id int not null references organisations (id),
  id int generated always as identity,
  user_id int not null references users (id),
  touchpoint_ids int[],
  can_unmask boolean not null default false,
  can_see_customers boolean not null default false,
  created_at timestamptz not null default now(),
  deactivated_at timestamptz,
  primary key (org_id, id),
  unique (org_id, user_id)
);
comment on column members.touchpoint_ids is 'null: all touchpoints; else the only ones this member may see';
create table member_roles (
  org_id int not null,
  member_id int not null,
  role text not null check (role in ('employee', 'teamMember', 'cxLeader', 'surveyAdministrator', 'councilMember', 'owner')),
  primary key (org_id, member_id, role),
  foreign key (org_id, member_id) references members (org_id, id) on delete cascade
);
create table api_keys (
  org_id int not null references organisations (id),
  id text not null unique check (id ~ '^[A-Za-z0-9]{8}$'),
  name text not null,
  secret_hash bytea not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_by int,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id)
);
--> statement-breakpoint

-- ------------------------------------------------------------------ catalogue

create table scales (
  org_id int not null references organisations (id),
  id int generated always as identity,
  key text not null,
  version int not null default 1,
  kind text not null check (kind in ('nps', 'csat', 'ces', 'stars', 'driver', 'custom')),
  min smallint not null,
  max smallint not null,
  direction text not null check (direction in ('higherIsBetter', 'lowerIsBetter')),
  labels jsonb not null default '{}',
  wording jsonb not null default '{}',
  wording_version int not null default 1,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key, version),
  check (max - min between 1 and 10),
  check (kind <> 'nps' or (min = 0 and max = 10 and direction = 'higherIsBetter'))
);
create table metrics (
  org_id int not null references organisations (id),
  id int generated always as identity,
  key text not null,
  version int not null default 1,
  name jsonb not null,
  kind text not null check (kind in ('nps', 'csat', 'ces', 'driver')),
  scope text not null check (scope in ('relationship', 'transaction')),
  object text not null default 'company' check (object in ('company', 'product', 'service', 'support', 'agent', 'team')),
  headline_method text not null,
  has_items boolean not null default false,
  owner_member_id int,
  origin text not null default '',
  position smallint not null default 0,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key)
);
comment on column metrics.origin is 'where the definition comes from: a source, a standard or a person';
create table measure_keys (
  org_id int not null,
  id int generated always as identity check (id > 0),
  metric_id int not null,
  scale_id int not null,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  unique (org_id, metric_id, scale_id),
  foreign key (org_id, metric_id) references metrics (org_id, id),
  foreign key (org_id, scale_id) references scales (org_id, id)
);
comment on table measure_keys is 'a metric with one version of its scale; measure 0 is the response count and has no row';
create table journey_stages (
  org_id int not null references organisations (id),
  id int generated always as identity,
  key text not null,
  name jsonb not null,
  definition jsonb not null default '{}',
  position smallint not null,
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key)
);
create table touchpoints (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  key text not null,
  name jsonb not null,
  stage_id int,
  position smallint not null default 0,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key),
  foreign key (org_id, stage_id) references journey_stages (org_id, id)
);
create table journey_versions (
  org_id int not null references organisations (id),
  version int not null,
  snapshot jsonb not null,
  created_by int,
  created_at timestamptz not null default now(),
  primary key (org_id, version)
);
create table channels (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  key text not null,
  name jsonb not null,
  position smallint not null default 0,
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key)
);
create table sources (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  key text not null,
  name text not null,
  kind text not null default 'source' check (kind in ('source', 'survey')),
  slots smallint not null default 1 check (slots between 1 and 64),
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key)
);
create table segment_fields (
  org_id int not null references organisations (id),
  id int generated always as identity,
  key text not null,
  name jsonb not null,
  slot smallint not null check (slot between 1 and 6),
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key),
  unique (org_id, slot)
);
create table segment_values (
  org_id int not null,
  id int generated always as identity check (id > 0),
  field_id int not null,
  value text not null check (length(value) between 1 and 200),
  name jsonb,
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, field_id, value),
  foreign key (org_id, field_id) references segment_fields (org_id, id)
);
--> statement-breakpoint

-- ------------------------------------------------------------------ data plane: facts

create table responses (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  source_id int not null,
  external_id text,
  content_hash uuid not null,
  batch_id int not null default 0,
  touchpoint_id int not null,
  channel_id int not null,
  mode smallint not null,
  language smallint not null,
  cell_id bigint not null,
  core_id bigint not null,
  customer text,
  occurred_at timestamptz,
  occurred_on date,
  received_at timestamptz not null,
  day date not null,
  state smallint not null check (state in (1, 2, 3)),
  answers jsonb,
  primary key (shard_key, id),
  check (num_nonnulls(occurred_at, occurred_on) = 1)
);
comment on column responses.state is '1 partial, 2 complete, 3 quarantined';
comment on column responses.batch_id is 'the import that brought it; 0 for every other way in';
-- The key of a retry or a re-import. Organisation and source stand in it because two sources may share a shard key.
create unique index responses_external_id on responses (shard_key, org_id, source_id, external_id) where external_id is not null;
create index responses_day on responses (org_id, day, id);
create index responses_counted on responses (org_id, cell_id, day) where state = 2;
create index responses_uncounted on responses (org_id, day) where state <> 2;
create index responses_batch on responses (org_id, batch_id) where batch_id > 0;

create table scores (
  shard_key int not null,
  response_id uuid not null,
  item smallint not null,
  org_id int not null,
  measure_id int not null,
  touchpoint_id int not null,
  cell_id bigint not null,
  core_id bigint not null,
  day date not null,
  bin smallint not null check (bin between 0 and 10),
  counted boolean not null,
  primary key (shard_key, response_id, item)
);
comment on column scores.bin is 'value minus the minimum of the scale';
comment on column scores.counted is 'false while its response is partial or quarantined';
create index scores_counted on scores (org_id, measure_id, cell_id, day, bin) where counted;

create table comments (
  shard_key int not null,
  response_id uuid not null,
  item smallint not null,
  org_id int not null,
  touchpoint_id int not null,
  cell_id bigint not null,
  day date not null,
  language smallint not null,
  text text not null,
  tokens tsvector not null,
  redactions smallint not null default 0,
  counted boolean not null,
  primary key (shard_key, response_id, item)
);
create index comments_tokens on comments using gin (org_id, tokens);
create index comments_newest on comments (org_id, day desc, response_id desc, item);
create table comment_originals (
  shard_key int not null,
  response_id uuid not null,
  item smallint not null,
  org_id int not null,
  text text not null,
  primary key (shard_key, response_id, item)
);
--> statement-breakpoint

-- ------------------------------------------------------------------ data plane: cells, pending, rollups

create table cells (
  org_id int not null,
  cell_id bigint not null,
  shard_key int not null,
  core_id bigint not null,
  source_id int not null,
  touchpoint_id int not null,
  channel_id int not null,
  mode smallint not null,
  language smallint not null,
  seg1 int not null, seg2 int not null, seg3 int not null, seg4 int not null, seg5 int not null, seg6 int not null,
  primary key (org_id, cell_id, shard_key)
);
create index cells_touchpoint on cells (org_id, touchpoint_id);
create index cells_channel on cells (org_id, channel_id, language, mode);
create index cells_seg1 on cells (org_id, seg1);
create index cells_seg2 on cells (org_id, seg2);
create index cells_seg3 on cells (org_id, seg3);
create index cells_seg4 on cells (org_id, seg4);
create index cells_seg5 on cells (org_id, seg5);
create index cells_seg6 on cells (org_id, seg6);
create table core_cells (
  org_id int not null,
  core_id bigint not null,
  shard_key int not null,
  source_id int not null,
  touchpoint_id int not null,
  channel_id int not null,
  mode smallint not null,
  language smallint not null,
  primary key (org_id, core_id, shard_key)
);
create table pending (
  shard_key int not null,
  org_id int not null,
  measure_id int not null,
  cell_id bigint not null,
  core_id bigint not null,
  source_id int not null,
  touchpoint_id int not null,
  channel_id int not null,
  mode smallint not null,
  language smallint not null,
  seg1 int not null, seg2 int not null, seg3 int not null, seg4 int not null, seg5 int not null, seg6 int not null,
  day date not null,
  bin smallint not null,
  count int not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
create index pending_measure on pending (org_id, measure_id);
create table rollup_dimension_days (
  shard_key int not null, org_id int not null, measure_id int not null, dim smallint not null, value int not null, day date not null,
  h0 int not null, h1 int not null, h2 int not null, h3 int not null, h4 int not null, h5 int not null,
  h6 int not null, h7 int not null, h8 int not null, h9 int not null, h10 int not null,
  primary key (org_id, measure_id, dim, value, day, shard_key) include (h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10)
);
create table rollup_dimension_months (like rollup_dimension_days including all);
create table rollup_core_days (
  shard_key int not null, org_id int not null, measure_id int not null, core_id bigint not null, touchpoint_id int not null, day date not null,
  h0 int not null, h1 int not null, h2 int not null, h3 int not null, h4 int not null, h5 int not null,
  h6 int not null, h7 int not null, h8 int not null, h9 int not null, h10 int not null,
  primary key (org_id, measure_id, core_id, day, shard_key) include (touchpoint_id, h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, h10)
);
create table rollup_core_months (like rollup_core_days including all);
comment on column rollup_dimension_days.dim is '0 all, 1 source, 2 touchpoint, 3 channel, 4 mode, 5 language, 11-16 segment slots 1-6';
comment on column rollup_dimension_months.day is 'the first day of the month';
--> statement-breakpoint

-- ------------------------------------------------------------------ work and records

create table outbox (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  kind text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  attempts smallint not null default 0,
  next_attempt_at timestamptz not null,
  delivered_at timestamptz,
  failed_at timestamptz,
  primary key (shard_key, id)
);
create index outbox_due on outbox (org_id, next_attempt_at) where delivered_at is null and failed_at is null;
create table idempotency_replies (
  shard_key int not null,
  org_id int not null,
  key text not null check (length(key) <= 255),
  request_hash uuid not null,
  status smallint not null,
  reply jsonb not null,
  created_at timestamptz not null,
  primary key (shard_key, org_id, key)
);
create index idempotency_replies_created on idempotency_replies (created_at);
create table audit_entries (
  org_id int not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'apiKey', 'system', 'operator')),
  actor_id text not null,
  verb text not null,
  subject_kind text not null,
  subject_id text not null,
  fields text[] not null default '{}',
  before jsonb,
  after jsonb,
  primary key (org_id, id)
);
create index audit_entries_at on audit_entries (org_id, at desc);
create table audit_seals (
  org_id int not null,
  sequence bigint not null,
  entry_id uuid not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null,
  primary key (org_id, sequence),
  unique (org_id, entry_id)
);
create table job_runs (
  org_id int not null,
  id uuid not null,
  kind text not null,
  actor_kind text not null,
  actor_id text not null,
  state text not null check (state in ('waiting', 'running', 'paused', 'succeeded', 'failed', 'cancelled')),
  done_count bigint not null default 0,
  total_count bigint,
  checkpoint jsonb,
  result jsonb,
  error jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  primary key (org_id, id)
);
create index job_runs_open on job_runs (org_id, created_at desc) where state in ('waiting', 'running', 'paused');
create table files (
  org_id int not null,
  id uuid not null,
  purpose text not null check (purpose in ('import', 'rejectedRows', 'export')),
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 bytea not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  deleted_at timestamptz,
  primary key (org_id, id)
);
create table mappings (
  org_id int not null references organisations (id),
  id int generated always as identity,
  key text not null,
  name text not null,
  mapping jsonb not null,
  created_by int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key)
);
create table import_batches (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  source_id int,
  file_id uuid not null,
  file_name text not null,
  mapping jsonb,
  mapping_name text,
  job_run_id uuid,
  state text not null check (state in ('draft', 'waiting', 'running', 'paused', 'imported', 'failed', 'undoing', 'undone', 'discarded')),
  profile jsonb,
  row_count bigint,
  accepted_count bigint not null default 0,
  duplicate_count bigint not null default 0,
  rejected_count bigint not null default 0,
  rejected_file_id uuid,
  created_by_kind text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  imported_at timestamptz,
  undone_at timestamptz,
  undone_by text,
  primary key (org_id, id)
);
create table saved_views (
  org_id int not null references organisations (id),
  id int generated always as identity,
  member_id int not null,
  screen text not null,
  name text not null,
  query text not null,
  shared boolean not null default false,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (org_id, id)
);
