-- Contacts: who can be asked, what they agreed to, and which addresses nothing is sent to. All of an organisation lies under its home key.
create table contacts (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  key text,
  name text,
  email text,
  email_address text,
  email_hash bytea,
  phone text,
  phone_number text,
  phone_hash bytea,
  language text,
  time_zone text,
  attributes jsonb not null default '{}',
  state text not null default 'active' check (state in ('active', 'erased')),
  origin text not null check (origin in ('manual', 'import', 'api', 'event')),
  batch_id int not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz,
  primary key (shard_key, id),
  unique (shard_key, org_id, key),
  unique (shard_key, org_id, email_address),
  unique (shard_key, org_id, phone_number),
  check ((email_address is null) = (email_hash is null)),
  check ((phone_number is null) = (phone_hash is null)),
  check ((state = 'erased') = (erased_at is not null)),
  check (state = 'active' or num_nonnulls(key, name, email, email_address, phone, phone_number, language, time_zone) = 0)
);
comment on column contacts.key is 'the customer key: what responses carry as customer';
comment on column contacts.email_address is 'the e-mail address in the form that it is compared in; email is how it was given';
comment on column contacts.email_hash is 'what suppressions know the address by';
comment on column contacts.batch_id is 'the import that brought it; 0 for every other way in';
create index contacts_batch on contacts (org_id, batch_id) where batch_id > 0;

create table contact_changes (
  shard_key int not null,
  org_id int not null,
  batch_id int not null,
  contact_id uuid not null,
  change jsonb not null,
  primary key (shard_key, org_id, batch_id, contact_id)
);
comment on table contact_changes is 'what an import changed in contacts that were there before: field, old and new value; for its undo';
create index contact_changes_contact on contact_changes (shard_key, org_id, contact_id);

create table contact_fields (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
  name jsonb not null,
  kind text not null check (kind in ('text', 'number', 'date')),
  position smallint not null default 0,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key)
);

create table contact_purposes (
  org_id int not null references organisations (id),
  id int generated always as identity check (id > 0),
  key text not null check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 60),
  name jsonb not null,
  rule text not null default 'unlessWithdrawn' check (rule in ('unlessWithdrawn', 'whenGiven')),
  position smallint not null default 0,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key)
);
comment on column contact_purposes.rule is 'who is asked: everybody who has not said no, or only those who have said yes';

create table consents (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  contact_id uuid not null,
  purpose_id int not null,
  given boolean not null,
  at timestamptz not null,
  source text not null,
  recorded_at timestamptz not null,
  recorded_kind text not null,
  recorded_by text not null,
  batch_id int not null default 0,
  primary key (shard_key, id)
);
comment on table consents is 'only ever added to; for a contact and a purpose the latest counts';
create index consents_latest on consents (shard_key, org_id, contact_id, purpose_id, at desc, id desc) include (given);
create index consents_batch on consents (org_id, batch_id) where batch_id > 0;

create table suppressions (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  address_kind text not null check (address_kind in ('email', 'phone')),
  address text,
  address_hash bytea not null,
  purpose_id int not null default 0,
  reason text not null check (reason in ('unsubscribed', 'bounced', 'complained', 'imported', 'manual', 'erased')),
  source text not null,
  at timestamptz not null,
  recorded_kind text not null,
  recorded_by text not null,
  batch_id int not null default 0,
  primary key (shard_key, id),
  unique (shard_key, org_id, address_hash, purpose_id, reason)
);
comment on table suppressions is 'addresses that nothing is sent to; one that was put here for two reasons stays until both are lifted';
comment on column suppressions.address is 'null once its contact is erased: the hash still keeps it out';
comment on column suppressions.purpose_id is '0: every purpose';
create index suppressions_batch on suppressions (org_id, batch_id) where batch_id > 0;

create table bounces (
  shard_key int not null,
  id uuid not null,
  org_id int not null,
  address_kind text not null check (address_kind in ('email', 'phone')),
  address_hash bytea not null,
  contact_id uuid,
  kind text not null check (kind in ('hard', 'soft', 'complaint')),
  status text,
  reference text,
  source text not null check (source in ('smtp', 'api')),
  at timestamptz not null,
  counts boolean not null default true,
  primary key (shard_key, id),
  unique (shard_key, org_id, reference, address_hash)
);
comment on column bounces.counts is 'of a soft one: true until the address was reached again';
create index bounces_address on bounces (shard_key, org_id, address_hash, at desc);

-- The answers of one customer, for the page of their contact.
create index responses_customer on responses (org_id, customer, id) where customer is not null;
--> statement-breakpoint

do $$
declare
  contact_table text;
  tenant constant text := 'org_id = nullif(current_setting(''app.org_id'', true), '''')::int';
begin
  foreach contact_table in array
    array['contacts', 'contact_changes', 'contact_fields', 'contact_purposes', 'consents', 'suppressions', 'bounces'] loop
    execute format('alter table %I enable row level security', contact_table);
    execute format('alter table %I force row level security', contact_table);
    execute format('create policy tenant on %I to heard_app using (%s) with check (%s)', contact_table, tenant, tenant);
    execute format('grant select, insert, update, delete on %I to heard_app', contact_table);
  end loop;
end
$$;
-- What somebody agreed to is never rewritten; it goes with its contact, or with the import that brought it.
revoke update on consents from heard_app;
--> statement-breakpoint

-- What a file brings: responses, contacts, or addresses to leave alone.
alter table import_batches add column kind text not null default 'responses' check (kind in ('responses', 'contacts', 'suppressions'));
--> statement-breakpoint

-- Every organisation asks for something: those that stand already get the purpose that new ones begin with.
alter table organisations no force row level security;
alter table contact_purposes no force row level security;
insert into contact_purposes (org_id, key, name)
  select id, 'surveys', '{"en": "Surveys", "zh-Hans": "问卷调查", "zh-Hant": "問卷調查"}' from organisations where deleted_at is null;
alter table organisations force row level security;
alter table contact_purposes force row level security;
