-- Distribution: whom a survey is sent to, how and when; who was invited, or not, and by which rule; what happened that sets a survey off.

create table distributions (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  survey_id int not null,
  name text not null,
  event_kind text check (event_kind in ('supportClosed', 'purchase', 'onboardingDone', 'trialSignUp')),
  state text not null default 'draft' check (state in ('draft', 'planning', 'running', 'paused', 'ended')),
  plan jsonb not null,
  edit int not null default 1,
  seed text not null check (length(seed) between 1 and 60),
  eligible_count int,
  created_by int,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, survey_id) references surveys (org_id, id) on delete cascade,
  check ((state = 'draft') = (started_at is null)),
  check (event_kind is null or eligible_count is null)
);
comment on column distributions.event_kind is 'what sets it off; null: a list that is planned once';
comment on column distributions.seed is 'decides who is drawn and when: the same seed over the same people draws the same list';
comment on column distributions.eligible_count is 'of a list, once it is planned: how many people it was for';
create index distributions_survey on distributions (org_id, survey_id);
create index distributions_running on distributions (org_id) where state = 'running';

-- One message to one person, or the reason why there was none. A reminder is a row of its own, with the link of the first.
create table invitations (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  contact_id uuid not null,
  survey_id int not null,
  distribution_id int not null,
  occasion text not null,
  number smallint not null default 0 check (number >= 0),
  first_id uuid not null,
  mode smallint not null,
  state text not null check (state in ('sent', 'deferred', 'suppressed', 'failed')),
  rule text,
  transport text check (transport in ('smtp', 'sms', 'outbox', 'link')),
  tries smallint not null default 0,
  limited_at timestamptz,
  event_at timestamptz,
  eligible_at timestamptz not null,
  sampled_at timestamptz,
  wanted_at timestamptz,
  due_at timestamptz,
  handed_at timestamptz,
  sent_at timestamptz,
  opened_at timestamptz,
  started_at timestamptz,
  completed_at timestamptz,
  commented_at timestamptz,
  withdrawn_at timestamptz,
  expires_at timestamptz,
  response_id uuid,
  primary key (shard_key, id),
  unique (shard_key, org_id, distribution_id, occasion, contact_id, number),
  check ((number = 0) = (first_id = id)),
  check ((state = 'sent') = (sent_at is not null)),
  check ((state = 'sent') = (rule is null)),
  check (state <> 'deferred' or due_at is not null or rule = 'waiting'),
  check (state <> 'sent' or handed_at is not null)
);
comment on column invitations.occasion is 'list, or the id of the event that set it off';
comment on column invitations.first_id is 'the invitation whose link it carries; of the first one its own id';
comment on column invitations.rule is 'why it is not sent, or not yet';
comment on column invitations.limited_at is 'when it was deferred by the contact limit, which happens once';
comment on column invitations.event_at is 'when what set it off happened';
comment on column invitations.wanted_at is 'when it was to go at first: a deferral ends so many days later';
comment on column invitations.due_at is 'when somebody has to look at it again; of one that is being handed over, when it counts as interrupted';
comment on column invitations.handed_at is 'its place under the contact limit: taken before it goes, given back only when it surely did not go';
comment on column invitations.expires_at is 'until when its link opens the survey';
create index invitations_due on invitations (org_id, distribution_id, due_at) where state = 'deferred';
create index invitations_handed_over on invitations (org_id, due_at) where rule = 'handingOver';
create index invitations_contact on invitations (shard_key, org_id, contact_id, handed_at);
create index invitations_first on invitations (shard_key, org_id, first_id) where number > 0;
create index invitations_survey on invitations (org_id, survey_id, distribution_id, state, rule);

-- What happened to a customer, as the organisation's systems say.
create table events (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  external_id text not null check (length(external_id) between 1 and 200),
  content_hash uuid not null,
  kind text not null check (kind in ('supportClosed', 'purchase', 'onboardingDone', 'trialSignUp')),
  contact_id uuid not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  invitation_count smallint not null default 0,
  primary key (shard_key, id),
  unique (shard_key, org_id, external_id)
);
comment on column events.invitation_count is 'how many distributions it set off: as many invitations stand in the ledger';
create index events_newest on events (org_id, received_at desc);
create index events_contact on events (shard_key, org_id, contact_id);

-- What was written to a contact where nothing can be sent, to be looked at.
create table letters (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  invitation_id uuid not null,
  contact_id uuid not null,
  kind text not null check (kind in ('email', 'sms')),
  recipient text not null,
  subject text not null,
  text_part text not null,
  html_part text,
  headers jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (shard_key, id)
);
create index letters_newest on letters (org_id, id desc);
create index letters_contact on letters (shard_key, org_id, contact_id);

-- How often one person may be asked, over all surveys, modes and reminders. Every rule that fits a person holds.
create table contact_limits (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  most smallint not null check (most between 1 and 1000),
  days smallint not null check (days between 1 and 3650),
  audience jsonb not null default '{}',
  primary key (org_id, id)
);
--> statement-breakpoint

do $$
declare
  own_table text;
  tenant constant text := 'org_id = nullif(current_setting(''app.org_id'', true), '''')::int';
begin
  foreach own_table in array array['distributions', 'invitations', 'events', 'letters', 'contact_limits'] loop
    execute format('alter table %I enable row level security', own_table);
    execute format('alter table %I force row level security', own_table);
    execute format('create policy tenant on %I to heard_app using (%s) with check (%s)', own_table, tenant, tenant);
    execute format('grant select, insert, update, delete on %I to heard_app', own_table);
  end loop;
  foreach own_table in array array['distributions', 'invitations'] loop
    execute format('create policy definer on %I for select to heard_definer using (true)', own_table);
    execute format('grant select on %I to heard_definer', own_table);
  end loop;
end
$$;
--> statement-breakpoint

-- Where something is to be sent now, or was being sent by somebody who has died.
create function list_organisations_with_due_invitations(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and (
    exists (select from distributions d where d.org_id = o.id and d.state = 'running'
      and exists (select from invitations i where i.org_id = d.org_id and i.distribution_id = d.id and i.state = 'deferred' and i.due_at <= at))
    or exists (select from invitations i where i.org_id = o.id and i.rule = 'handingOver' and i.due_at <= at))
$$;
alter function list_organisations_with_due_invitations owner to heard_definer;
revoke all on function list_organisations_with_due_invitations from public;
grant execute on function list_organisations_with_due_invitations to heard_lookup;
