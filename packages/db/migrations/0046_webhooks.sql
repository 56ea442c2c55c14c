-- Where the organisation's other systems hear of what happens here. Addresses and secrets are sealed by the installation's secret: whoever has a copy of the database
-- alone can neither call a receiver nor sign for this organisation. What is shown of an address is its host.
create table webhook_receivers (
  org_id int not null references organisations (id),
  id int generated always as identity,
  name text not null check (name <> ''),
  kind text not null check (kind in ('generic', 'wecom', 'dingtalk', 'feishu', 'slack', 'teams')),
  host text not null,
  address bytea not null,
  secret bytea,
  old_secret bytea,
  old_secret_until timestamptz,
  event_kinds text[] not null check (cardinality(event_kinds) > 0),
  created_by int,
  created_at timestamptz not null,
  claimed_until timestamptz,
  failing_since timestamptz,
  last_delivered_at timestamptz,
  disabled_at timestamptz,
  disabled_why text check (disabled_why in ('byHand', 'gone', 'failing')),
  told_at timestamptz,
  primary key (org_id, id),
  check ((old_secret is null) = (old_secret_until is null)),
  check ((disabled_at is null) = (disabled_why is null)),
  foreign key (org_id, created_by) references members (org_id, id)
);
comment on column webhook_receivers.claimed_until is 'who delivers to it is done by then, or dead: one at a time, so that messages come in their order';
comment on column webhook_receivers.failing_since is 'the first failure after the last delivery that succeeded';
comment on column webhook_receivers.told_at is 'when those who look after it were told that it was switched off';
alter table webhook_receivers enable row level security;
alter table webhook_receivers force row level security;
create policy tenant on webhook_receivers to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on webhook_receivers to heard_app;
--> statement-breakpoint

-- One row for each message to each receiver, written in the transaction of its cause. A message holds ids and numbers; what it says is put together when it is sent, so
-- what was erased meanwhile is not in it.
create table webhook_deliveries (
  org_id int not null,
  id bigint generated always as identity,
  receiver_id int not null,
  message_id uuid not null,
  kind text not null,
  subject jsonb not null,
  happened_at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  due_at timestamptz not null,
  tries smallint not null default 0,
  answer smallint,
  failure text,
  tried_at timestamptz,
  delivered_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, receiver_id) references webhook_receivers (org_id, id) on delete cascade
);
comment on column webhook_deliveries.answer is 'the status of the last answer';
create index webhook_deliveries_due on webhook_deliveries (org_id, receiver_id, due_at) where state = 'waiting';
create index webhook_deliveries_newest on webhook_deliveries (org_id, receiver_id, happened_at desc, id desc);
alter table webhook_deliveries enable row level security;
alter table webhook_deliveries force row level security;
create policy tenant on webhook_deliveries to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on webhook_deliveries to heard_app;
--> statement-breakpoint

grant select on webhook_receivers, webhook_deliveries to heard_definer;
create policy definer on webhook_receivers for select to heard_definer using (true);
create policy definer on webhook_deliveries for select to heard_definer using (true);
--> statement-breakpoint

-- Receivers that have something to be sent and that nobody delivers to. Those that take what they are sent come first, and of each kind who has waited longest.
create function list_due_webhooks(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int, receiver_id int, is_failing boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key, r.id, r.failing_since is not null
  from webhook_receivers r join organisations o on o.id = r.org_id
  cross join lateral (select min(d.due_at) as first from webhook_deliveries d
    where d.org_id = r.org_id and d.receiver_id = r.id and d.state = 'waiting' and d.due_at <= at) due
  where o.deleted_at is null and r.disabled_at is null and due.first is not null
    and (r.claimed_until is null or r.claimed_until <= at)
  order by r.failing_since is not null, due.first limit 200
$$;
alter function list_due_webhooks owner to heard_definer;
revoke all on function list_due_webhooks from public;
grant execute on function list_due_webhooks to heard_lookup;
--> statement-breakpoint

-- Organisations in which somebody is to hear of a receiver that was switched off, or in which deliveries have had their time.
create function list_organisations_with_webhook_upkeep(kept_since timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (
    select from webhook_receivers r where r.org_id = o.id and (
      (r.disabled_why in ('gone', 'failing') and r.told_at is null)
      or exists (select from webhook_deliveries d where d.org_id = r.org_id and d.receiver_id = r.id and d.happened_at < kept_since)))
$$;
alter function list_organisations_with_webhook_upkeep owner to heard_definer;
revoke all on function list_organisations_with_webhook_upkeep from public;
grant execute on function list_organisations_with_webhook_upkeep to heard_lookup;
