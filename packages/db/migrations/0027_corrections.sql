-- What people say of readings is kept beside what it replaced, with what was read when they looked: so an act can be undone without losing the word before
-- it, and so it can be told how often people and the reading disagree.
alter table comment_corrections
  add column act_id uuid not null default gen_random_uuid(),
  add column read_as text,
  add column model_version int,
  add column theme_version int,
  add column replaces uuid,
  add column replaced_at timestamptz,
  alter column value drop not null,
  drop constraint comment_corrections_pkey,
  add primary key (shard_key, response_id, item, what, theme_id, act_id);
alter table comment_corrections alter column act_id drop default;
comment on column comment_corrections.value is 'null where an earlier word was taken back: what is read stands';
comment on column comment_corrections.act_id is 'all that was said at one press, undone at one press';
comment on column comment_corrections.read_as is 'what was read of it when this was said; null where nobody had read it, or where it was said before that was kept';
comment on column comment_corrections.replaces is 'the act whose word stood before';
comment on column comment_corrections.replaced_at is 'when another word took its place or it was undone; null for the current one';
create unique index comment_corrections_current on comment_corrections (shard_key, response_id, item, what, theme_id) where replaced_at is null;
create index comment_corrections_act on comment_corrections (org_id, act_id);
create index comment_corrections_looked on comment_corrections (org_id) where replaced_at is null and value is not null;
--> statement-breakpoint

-- How many comments of a search have each value of one part of it. The caller leaves out what that part itself is narrowed to, or every other value is 0.
create function count_comments_by(
  part text, words tsquery, patterns text[], from_day date, to_day date, dimensions jsonb, measure_ids int[], lowest_bins int[], highest_bins int[],
  languages int[], themes int[], theme_bins int[]
) returns table (value int, comments int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  of_mentions constant boolean := part in ('theme', 'sentiment');
  conditions constant text := comment_conditions(dimensions, measure_ids, lowest_bins, highest_bins, languages, case when of_mentions then null else themes end, theme_bins);
  touchpoints constant text := coalesce(current_setting('app.touchpoints', true), '');
  -- Texts and tokens stay where they are: up to 100,000 comments are kept to be counted.
  found constant text := 'select c.shard_key, c.response_id, c.item, c.touchpoint_id, c.language from comments c';
  source constant text := case when words is null or numnode(words) = 0 then found || ' where true' || conditions
    else found || ' where c.org_id = nullif(current_setting(''app.org_id'', true), '''')::int and c.tokens @@ $6 and c.text ~ all ($7)' || conditions end;
  spoken constant text := ' join mentions m on m.shard_key = c.shard_key and m.response_id = c.response_id and m.counted'
    || case when touchpoints in ('', '*') then '' else format(' and m.touchpoint_id = any (%L::int[])', touchpoints) end
    || case when part = 'theme' then ' and m.theme_id <> 0' || case when theme_bins is null then '' else format(' and m.bin = any (%L::int[])', theme_bins) end
      else format(' and m.theme_id = any (%L::int[])', coalesce(themes, '{0}')) end
    || ' and (m.theme_id = 0 or m.spans = ''[]'' or exists (select from jsonb_array_elements(m.spans) said where (said ->> 0)::int = c.item))';
begin
  return query execute 'with c as materialized (' || source || ') select '
      || case part
        when 'touchpoint' then 'c.touchpoint_id, count(*)::int from c'
        when 'language' then 'c.language::int, count(*)::int from c'
        when 'theme' then 'm.theme_id, count(*)::int from c' || spoken
        when 'sentiment' then 'm.bin::int, count(distinct (c.response_id, c.item))::int from c' || spoken
      end || ' group by 1'
    using from_day, to_day, null::date, null::uuid, null::int, words, coalesce(patterns, '{}');
end
$$;
alter function count_comments_by owner to heard_definer;
revoke all on function count_comments_by from public;
grant execute on function count_comments_by to heard_app;
