-- What the editable catalogue promises, kept by the database: a version of a scale or of the journey is never changed, only followed by another.

-- An import may bring answers on another ruler than the one that the metric uses today. Such a measure takes answers that name its scale, and
-- never those that name none.
alter table measure_keys add column named_only boolean not null default false;

revoke update on scales from heard_app;
grant update (archived_at) on scales to heard_app;
revoke update on journey_versions from heard_app;
