-- What a source brings, and which source is meant to bring what customers say at which touchpoint.
alter table sources add column feedback_kind text not null default 'other'
  check (feedback_kind in ('survey', 'review', 'social', 'call', 'chat', 'email', 'ticket', 'storeNote', 'other'));
-- The owner is bound by row-level security as well, so it is put aside for this statement.
alter table sources no force row level security;
update sources set feedback_kind = 'survey' where kind = 'survey';
alter table sources force row level security;
alter table sources add constraint sources_survey_brings_answers check (kind <> 'survey' or feedback_kind = 'survey');

create table listening_paths (
  org_id int not null references organisations (id),
  touchpoint_id int not null,
  source_id int not null,
  quiet_days smallint not null check (quiet_days between 1 and 366),
  created_at timestamptz not null,
  primary key (org_id, touchpoint_id, source_id),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id) on delete cascade,
  foreign key (org_id, source_id) references sources (org_id, id) on delete cascade
);
comment on column listening_paths.quiet_days is 'so many days without an answer are nothing unusual';
alter table listening_paths enable row level security;
alter table listening_paths force row level security;
create policy tenant on listening_paths to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, update, delete on listening_paths to heard_app;
