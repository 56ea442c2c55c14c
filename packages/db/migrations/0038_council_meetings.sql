-- The meetings of the council, who was there, who stood in for whom, and what was written down; votes that end on their day without a meeting.
create table council_meetings (
  org_id int not null references organisations,
  id int generated always as identity,
  held_at timestamptz not null,
  place text,
  chair_id int,
  state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'cancelled')),
  agenda_order jsonb not null default '[]',
  opened_at timestamptz,
  closed_at timestamptz,
  minutes jsonb,
  primary key (org_id, id),
  foreign key (org_id, chair_id) references members (org_id, id)
);
alter table council_meetings enable row level security;
alter table council_meetings force row level security;
create policy tenant on council_meetings to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
create unique index council_meetings_open on council_meetings (org_id) where state = 'open';
grant select, insert, update, delete on council_meetings to heard_app;
--> statement-breakpoint

create table council_attendance (
  org_id int not null,
  meeting_id int not null,
  member_id int not null,
  primary key (org_id, meeting_id, member_id),
  foreign key (org_id, meeting_id) references council_meetings (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references members (org_id, id)
);
alter table council_attendance enable row level security;
alter table council_attendance force row level security;
create policy tenant on council_attendance to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_attendance to heard_app;
--> statement-breakpoint

-- What people add to an agenda that writes itself: an item of their own, or a note on any.
create table council_agenda_items (
  org_id int not null,
  meeting_id int not null,
  item text not null,
  title text,
  note text,
  primary key (org_id, meeting_id, item),
  foreign key (org_id, meeting_id) references council_meetings (org_id, id) on delete cascade
);
alter table council_agenda_items enable row level security;
alter table council_agenda_items force row level security;
create policy tenant on council_agenda_items to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_agenda_items to heard_app;
--> statement-breakpoint

-- Who got the minutes and when: pressing twice sends to nobody twice.
create table council_minutes_letters (
  org_id int not null,
  meeting_id int not null,
  member_id int not null,
  sent_at timestamptz not null,
  primary key (org_id, meeting_id, member_id),
  foreign key (org_id, meeting_id) references council_meetings (org_id, id) on delete cascade,
  foreign key (org_id, member_id) references members (org_id, id)
);
alter table council_minutes_letters enable row level security;
alter table council_minutes_letters force row level security;
create policy tenant on council_minutes_letters to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_minutes_letters to heard_app;
--> statement-breakpoint

create table council_proxies (
  org_id int not null,
  id int generated always as identity,
  member_id int not null,
  proxy_id int not null check (proxy_id <> member_id),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  primary key (org_id, id),
  foreign key (org_id, member_id) references members (org_id, id),
  foreign key (org_id, proxy_id) references members (org_id, id)
);
alter table council_proxies enable row level security;
alter table council_proxies force row level security;
create policy tenant on council_proxies to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_proxies to heard_app;
--> statement-breakpoint

-- What became of the votes on a proposal on their last day, so that nobody looks twice.
create table council_vote_ends (
  org_id int not null,
  plan_id int not null,
  round timestamptz not null,
  outcome text not null check (outcome in ('decided', 'quorum', 'majority', 'refused')),
  ended_at timestamptz not null,
  primary key (org_id, plan_id, round),
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade
);
alter table council_vote_ends enable row level security;
alter table council_vote_ends force row level security;
create policy tenant on council_vote_ends to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on council_vote_ends to heard_app;
--> statement-breakpoint

alter table council_votes add column cast_by int, add foreign key (org_id, cast_by) references members (org_id, id);
comment on column council_votes.cast_by is 'who voted in the place of the member; null for one who voted themselves';
--> statement-breakpoint

-- 1 stands before what the ranking computes, -1 after it.
alter table council_inputs add column priority smallint check (priority in (-1, 1));
--> statement-breakpoint

alter table council_decisions
  drop constraint council_decisions_decision_check,
  add constraint council_decisions_decision_check check (decision in ('approve', 'sendBack', 'decline', 'reprioritise', 'reconsider')),
  add column meeting_id int,
  add column reopens_id int,
  add foreign key (org_id, meeting_id) references council_meetings (org_id, id),
  add foreign key (org_id, reopens_id) references council_decisions (org_id, id);
--> statement-breakpoint

alter table plan_registrations
  drop constraint plan_registrations_void_reason_check,
  add constraint plan_registrations_void_reason_check check (void_reason in ('goalChanged', 'withdrawn', 'reconsidered'));
--> statement-breakpoint

-- Letters to colleagues are written in their own languages.
grant select (locale) on users to heard_app;
--> statement-breakpoint

grant select on council_settings, council_vote_ends to heard_definer;
create policy definer on council_settings for select to heard_definer using (true);
create policy definer on council_vote_ends for select to heard_definer using (true);
--> statement-breakpoint

create function list_organisations_with_ended_votes(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (
    select from improvement_plans p left join council_settings s on s.org_id = p.org_id
    where p.org_id = o.id and p.state = 'proposed' and p.deleted_at is null
      and (p.proposed_at at time zone o.time_zone)::date + coalesce(s.vote_days, 7) < (at at time zone o.time_zone)::date
      and not exists (select from council_vote_ends e where e.org_id = p.org_id and e.plan_id = p.id and e.round = p.proposed_at))
$$;
alter function list_organisations_with_ended_votes owner to heard_definer;
revoke all on function list_organisations_with_ended_votes from public;
grant execute on function list_organisations_with_ended_votes to heard_lookup;
