-- How long the answers of a survey are kept, and whether it asks minors, for whom other rules hold.
alter table surveys add column keep_days int;
alter table surveys add column is_for_minors boolean not null default false;
alter table surveys add constraint surveys_keep_days_check check (keep_days between 1 and 3650) not valid;
-- The longest is that of the rules of the product as well.
alter table surveys add constraint surveys_minors_check check (not is_for_minors or (keep_days is not null and keep_days <= 365)) not valid;
comment on column surveys.keep_days is 'answers are erased, and leave every number, so many days after they came in; null: they are kept';
--> statement-breakpoint

create function list_organisations_with_kept_days() returns table (id int, key text, time_zone text, home_shard_key int)
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id, o.key, o.time_zone, o.home_shard_key from organisations o
  where o.deleted_at is null and exists (select from surveys s where s.org_id = o.id and s.keep_days is not null)
$$;
alter function list_organisations_with_kept_days() owner to heard_definer;
revoke all on function list_organisations_with_kept_days() from public;
grant execute on function list_organisations_with_kept_days() to heard_lookup;
