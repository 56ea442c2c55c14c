-- What people draw into the journey by hand: how a place works, and how it is meant to feel. Every wording is a row of its own and none is changed, so an
-- earlier version of the journey is read with what stood in it then, and two who write at once are told of each other.
create table journey_notes (
  org_id int not null,
  touchpoint_id int not null,
  revision int not null check (revision > 0),
  note text not null,
  wanted_feeling smallint check (wanted_feeling between -100 and 100),
  wanted_note text not null,
  written_by int,
  written_at timestamptz not null,
  primary key (org_id, touchpoint_id, revision),
  foreign key (org_id, touchpoint_id) references touchpoints (org_id, id) on delete cascade,
  foreign key (org_id, written_by) references members (org_id, id)
);
comment on column journey_notes.wanted_feeling is 'points of positive minus negative comments, as somebody wishes it; never measured';
alter table journey_notes enable row level security;
alter table journey_notes force row level security;
create policy tenant on journey_notes to heard_app
  using (org_id = nullif(current_setting('app.org_id', true), '')::int) with check (org_id = nullif(current_setting('app.org_id', true), '')::int);
grant select, insert, delete on journey_notes to heard_app;
