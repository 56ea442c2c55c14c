-- How an organisation's comments are read: by the model that ships or by one that its own comments taught, and how near to the middle is neutral.

create table reading_models (
  org_id int not null references organisations (id),
  version int not null check (version > 0),
  job_id uuid not null,
  weights bytea,
  weights_digest text not null,
  labels_digest text not null,
  seed int not null,
  report jsonb not null,
  trained_by int,
  trained_at timestamptz not null,
  primary key (org_id, version),
  unique (org_id, job_id)
);
comment on column reading_models.job_id is 'the job that made it: one that is done a second time makes no second model';
comment on column reading_models.weights is 'gzip of a heard-sentiment/1 document; null for one that was not offered and can never be used';
comment on column reading_models.weights_digest is 'SHA-256 of the document: the same comments and the same seed give it again';
comment on column reading_models.labels_digest is 'SHA-256 of what it was taught; the comments themselves are kept nowhere but in comments';

create table reading_settings (
  org_id int not null references organisations (id),
  version int not null check (version > 0),
  model_version int,
  neutral_band smallint not null check (neutral_band between 0 and 50),
  verb text not null,
  made_by int,
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (org_id, version),
  foreign key (org_id, model_version) references reading_models (org_id, version)
);
comment on column reading_settings.model_version is 'null: the model that ships';
comment on column reading_settings.neutral_band is 'scores nearer to 0 than this are neutral, in hundredths';
comment on column reading_settings.read_at is 'when every comment had been read by it; null for one that was replaced before';

alter table comment_readings add column setting_version int not null default 0;
comment on column comment_readings.setting_version is 'the reading setting that it was read by; 0 before there was one';
--> statement-breakpoint

do $$
declare
  tenant_table text;
  tenant constant text := 'org_id = nullif(current_setting(''app.org_id'', true), '''')::int';
begin
  foreach tenant_table in array array['reading_models', 'reading_settings'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format('create policy tenant on %I to heard_app using (%s) with check (%s)', tenant_table, tenant, tenant);
    execute format('grant select, insert, update, delete on %I to heard_app', tenant_table);
  end loop;
end
$$;
