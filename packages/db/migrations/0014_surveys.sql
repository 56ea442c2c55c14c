-- Surveys. A survey is a source of responses (kind 'survey'), so cells, rollups, filters and the bin know it already; what is asked, and of
-- whom answers are taken, lies beside it. Its key stands in the address of its page, so it is unique over all organisations.
create table surveys (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
  source_id int not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'paused', 'closed')),
  published_version int,
  draft jsonb,
  draft_edit int not null default 0,
  draft_saved_by int,
  draft_saved_at timestamptz,
  sent_by int,
  sent_at timestamptz,
  review_note text,
  opens_on date,
  closes_on date,
  response_cap int check (response_cap > 0),
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  logo_file_id uuid,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, source_id),
  foreign key (org_id, source_id) references sources (org_id, id) on delete cascade,
  check ((state = 'draft') = (published_version is null)),
  check (draft is not null or published_version is not null),
  check (closes_on >= opens_on)
);
comment on column surveys.state is 'draft: never published; the rest: whether answers are taken';
comment on column surveys.draft is 'what the next version may become; null when nothing was changed since the last one';
comment on column surveys.draft_edit is 'raised by every save: whoever saves says which one they looked at';
comment on column surveys.sent_at is 'while the draft is in review, when it was sent there';
comment on column surveys.review_note is 'why the draft came back from review, until it is sent again';
create table survey_versions (
  org_id int not null,
  survey_id int not null,
  version int not null check (version > 0),
  definition jsonb not null,
  sent_by int,
  published_by int,
  published_at timestamptz not null,
  primary key (org_id, survey_id, version),
  foreign key (org_id, survey_id) references surveys (org_id, id) on delete cascade
);
comment on column survey_versions.sent_by is 'who had sent it to review; null when it was published without one, and for the command line';
--> statement-breakpoint

do $$
declare
  survey_table text;
  tenant constant text := 'org_id = nullif(current_setting(''app.org_id'', true), '''')::int';
begin
  foreach survey_table in array array['surveys', 'survey_versions'] loop
    execute format('alter table %I enable row level security', survey_table);
    execute format('alter table %I force row level security', survey_table);
    execute format('create policy tenant on %I to heard_app using (%s) with check (%s)', survey_table, tenant, tenant);
    execute format('grant select, insert, update, delete on %I to heard_app', survey_table);
    execute format('create policy definer on %I for select to heard_definer using (true)', survey_table);
    execute format('grant select on %I to heard_definer', survey_table);
  end loop;
end
$$;
-- What was published stays as it was asked.
revoke update on survey_versions from heard_app;
--> statement-breakpoint

-- Which version was answered, and what it takes to read the answers again: the seed of its random orders, what the link carried, and which
-- question each score and comment answers.
alter table responses add column survey_version int;
alter table responses add column submission jsonb;

-- Where surveys of an organisation may lead at their end: no survey is an open redirect.
alter table organisations add column redirect_hosts text[] not null default '{}';

alter table files drop constraint files_purpose_check;
alter table files add constraint files_purpose_check check (purpose in ('import', 'rejectedRows', 'export', 'logo', 'answer'));
--> statement-breakpoint

-- What the page of a survey needs before a tenant is known, of the version that is published or of an earlier one that somebody has begun to answer.
create function find_survey(wanted_key text, wanted_version int)
returns table (org_id int, org_key text, org_name text, locale text, time_zone text, home_shard_key int, hide_below smallint, low_below smallint, is_demo boolean,
  id int, key text, name text, source_id int, slots smallint, state text, version int, definition jsonb, opens_on date, closes_on date,
  response_cap int, colour text, logo_file_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.name, o.locale, o.time_zone, o.home_shard_key, o.hide_below, o.low_below, o.is_demo,
    s.id, s.key, c.name, c.id, c.slots, s.state, v.version, v.definition, s.opens_on, s.closes_on, s.response_cap, s.colour, s.logo_file_id
  from surveys s
  join organisations o on o.id = s.org_id and o.deleted_at is null
  join sources c on c.org_id = s.org_id and c.id = s.source_id and c.deleted_at is null
  join survey_versions v on v.org_id = s.org_id and v.survey_id = s.id and v.version = coalesce(wanted_version, s.published_version)
  where s.key = wanted_key
$$;
alter function find_survey owner to heard_definer;
revoke all on function find_survey from public;
grant execute on function find_survey to heard_lookup;
