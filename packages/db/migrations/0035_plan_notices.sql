-- "You said, we did": what a plan tells those whose words led to it, to whom it went and by which rule to whom not, and what the public page shows.
create table plan_notices (
  org_id int not null,
  id int generated always as identity,
  plan_id int not null,
  purpose_id int not null,
  texts jsonb not null,
  sender_name text not null,
  edit int not null default 1,
  sent_at timestamptz,
  sent_by int,
  published_at timestamptz,
  primary key (org_id, id),
  unique (org_id, plan_id),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade,
  foreign key (org_id, purpose_id) references contact_purposes (org_id, id)
);
alter table plan_notices enable row level security;
alter table plan_notices force row level security;
create policy tenant on plan_notices to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on plan_notices to heard_app;
--> statement-breakpoint

-- The ledger of notices: one letter to one person, or the rule by which there was none. A letter takes a place under the contact limit as an invitation does.
create table notice_letters (
  org_id int not null,
  id uuid not null,
  notice_id int not null,
  contact_id uuid not null,
  state text not null check (state in ('sent', 'deferred', 'suppressed', 'failed')),
  rule text,
  transport text check (transport in ('smtp', 'outbox')),
  tries smallint not null default 0,
  wanted_at timestamptz not null,
  limited_at timestamptz,
  due_at timestamptz,
  handed_at timestamptz,
  sent_at timestamptz,
  primary key (org_id, id),
  unique (org_id, notice_id, contact_id),
  check ((state = 'deferred') = (due_at is not null)),
  foreign key (org_id, notice_id) references plan_notices (org_id, id) on delete cascade
);
create index notice_letters_contact on notice_letters (org_id, contact_id, handed_at);
create index notice_letters_due on notice_letters (org_id, due_at) where state = 'deferred';
alter table notice_letters enable row level security;
alter table notice_letters force row level security;
create policy tenant on notice_letters to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on notice_letters to heard_app;
grant select on notice_letters to heard_definer;
create policy definer on notice_letters for select to heard_definer using (true);
--> statement-breakpoint

alter table organisations add column has_public_notices boolean not null default false;
--> statement-breakpoint

create function list_organisations_with_due_notices(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and not o.is_demo and exists (
    select from notice_letters n where n.org_id = o.id and n.state = 'deferred' and n.due_at <= at)
$$;
alter function list_organisations_with_due_notices owner to heard_definer;
revoke all on function list_organisations_with_due_notices from public;
grant execute on function list_organisations_with_due_notices to heard_lookup;
