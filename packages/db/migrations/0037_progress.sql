-- What somebody follows, whether they want a letter of the week about it, and which weeks they have had one for.
create table follows (
  org_id int not null,
  id int generated always as identity,
  member_id int not null,
  plan_id int,
  theme_id int,
  touchpoint_id int,
  followed_at timestamptz not null,
  primary key (org_id, id),
  check (num_nonnulls(plan_id, theme_id, touchpoint_id) = 1),
  foreign key (org_id, member_id) references members (org_id, id) on delete cascade,
  foreign key (org_id, plan_id) references improvement_plans (org_id, id) on delete cascade,
  foreign key (org_id, theme_id) references themes (org_id, id) on delete cascade,
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id) on delete cascade
);
create unique index follows_once on follows (org_id, member_id, plan_id, theme_id, touchpoint_id) nulls not distinct;
alter table follows enable row level security;
alter table follows force row level security;
create policy tenant on follows to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on follows to heard_app;
--> statement-breakpoint

-- Whoever has no row has the letter: it comes only when there is something to say.
create table digest_choices (
  org_id int not null,
  member_id int not null,
  is_wanted boolean not null,
  chosen_at timestamptz not null,
  primary key (org_id, member_id),
  foreign key (org_id, member_id) references members (org_id, id) on delete cascade
);
alter table digest_choices enable row level security;
alter table digest_choices force row level security;
create policy tenant on digest_choices to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on digest_choices to heard_app;
--> statement-breakpoint

create table digest_weeks (
  org_id int not null,
  member_id int not null,
  week date not null check (extract(isodow from week) = 1),
  outcome text not null check (outcome in ('sending', 'sent', 'nothing', 'unwanted', 'refused')),
  decided_at timestamptz not null,
  primary key (org_id, member_id, week),
  foreign key (org_id, member_id) references members (org_id, id) on delete cascade
);
comment on table digest_weeks is 'a row before the letter goes out, so that nobody gets the same one twice';
comment on column digest_weeks.week is 'the Monday on which the letter is due';
alter table digest_weeks enable row level security;
alter table digest_weeks force row level security;
create policy tenant on digest_weeks to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on digest_weeks to heard_app;
--> statement-breakpoint

-- Monday morning where the organisation is. A worker that was away for longer than two days leaves the week out: nobody wants last week on a Thursday.
grant select on digest_weeks to heard_definer;
create policy definer on digest_weeks for select to heard_definer using (true);
create function list_organisations_with_due_digests(at timestamptz)
returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  cross join lateral (select at at time zone o.time_zone as clock) l
  where o.deleted_at is null and not o.is_demo
    and l.clock - date_trunc('week', l.clock) between interval '8 hours' and interval '56 hours'
    and exists (
      select from members m where m.org_id = o.id and m.deactivated_at is null and m.created_at < date_trunc('week', l.clock) at time zone o.time_zone
        and not exists (select from digest_weeks w where w.org_id = o.id and w.member_id = m.id and w.week = date_trunc('week', l.clock)::date))
$$;
alter function list_organisations_with_due_digests owner to heard_definer;
revoke all on function list_organisations_with_due_digests from public;
grant execute on function list_organisations_with_due_digests to heard_lookup;
