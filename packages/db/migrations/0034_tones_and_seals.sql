-- The sentiment of a comment is its own. A mention of theme 0 is that of a response, in which two comments of opposite tone come to "mixed": asked for
-- without a theme, neither of them was found by its own sentiment.

-- What a person said of it, else what was read, as a bin of mentions. For the functions below, whose comments are the tenant's and visible already.
create function comment_tone(of_shard int, of_response uuid, of_item smallint) returns int
language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_position('{negative,neutral,mixed,positive}'::text[], (
      select k.value from comment_corrections k
      where k.shard_key = of_shard and k.response_id = of_response and k.item = of_item and k.what = 'sentiment' and k.replaced_at is null)) - 1, a.label)::int
  from comment_readings a where a.shard_key = of_shard and a.response_id = of_response and a.item = of_item
$$;
revoke all on function comment_tone from public;
grant execute on function comment_tone to heard_definer;
grant select on comment_readings, comment_corrections to heard_definer;
create policy definer on comment_readings for select to heard_definer using (true);
create policy definer on comment_corrections for select to heard_definer using (true);
--> statement-breakpoint

create or replace function comment_conditions(dimensions jsonb, measure_ids int[], lowest_bins int[], highest_bins int[], languages int[], themes int[], theme_bins int[]) returns text
language plpgsql stable set search_path = public, pg_temp as $$
declare
  tenant constant int := nullif(current_setting('app.org_id', true), '')::int;
  touchpoints constant text := coalesce(current_setting('app.touchpoints', true), '');
  ranges constant text := (
    select string_agg(format('s.measure_id = %s and s.bin between %s and %s', m.id, m.lowest, m.highest), ' or ')
    from unnest(measure_ids, lowest_bins, highest_bins) as m (id, lowest, highest));
  of_touchpoints constant text := case when touchpoints in ('', '*') then '' else format('.touchpoint_id = any (%L::int[])', touchpoints) end;
begin
  if tenant is null or touchpoints = '' then return ' and false'; end if;
  return format(' and c.org_id = %s and c.counted and c.day between $1 and $2', tenant)
    || case when of_touchpoints = '' then '' else ' and c' || of_touchpoints end
    || comment_filter(dimensions)
    || case when languages is null then '' else format(' and c.language = any (%L::int[])', languages) end
    || case when measure_ids is null then '' else ' and exists (select from scores s where s.shard_key = c.shard_key and s.response_id = c.response_id'
      || case when of_touchpoints = '' then '' else ' and s' || of_touchpoints end || format(' and (%s))', coalesce(ranges, 'false')) end
    || case when themes is null then ''
      when themes = '{0}' then format(' and comment_tone(c.shard_key, c.response_id, c.item) = any (%L::int[])', theme_bins)
      else ' and exists (select from mentions m where m.shard_key = c.shard_key and m.response_id = c.response_id and m.counted'
      || case when of_touchpoints = '' then '' else ' and m' || of_touchpoints end || format(' and m.theme_id = any (%L::int[])', themes)
      || case when theme_bins is null then '' else format(' and m.bin = any (%L::int[])', theme_bins) end
      -- A response counts once for a theme; of its comments those are shown that speak of it, or all where nobody can say which.
      || ' and (m.theme_id = 0 or m.spans = ''[]'' or exists (select from jsonb_array_elements(m.spans) said where (said ->> 0)::int = c.item)))' end;
end
$$;

create or replace function count_comments_by(
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
  if part = 'sentiment' and coalesce(themes, '{0}') = '{0}' then
    return query execute 'with c as materialized (' || source || '), toned as (select comment_tone(c.shard_key, c.response_id, c.item) as tone from c)
        select tone, count(*)::int from toned where tone is not null group by 1'
      using from_day, to_day, null::date, null::uuid, null::int, words, coalesce(patterns, '{}');
    return;
  end if;
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
--> statement-breakpoint

-- A seal says by which key it was made, so that another secret is told from an edited entry. The mark is a digest under the key and gives nothing of it away.
alter table audit_seals add column key_mark bytea;
comment on column audit_seals.key_mark is 'of the key that it was sealed with; null for one from before marks were kept';
--> statement-breakpoint

-- Writes over what was seen and nothing else: two devices that change an account at once are told of each other.
drop function update_account;
create function update_account(of_user int, seen_name text, seen_locale text, seen_theme text, new_name text, new_locale text, new_theme text) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with changed as (
    update users set name = new_name, locale = new_locale, theme = new_theme
    where id = of_user and name = seen_name and locale is not distinct from seen_locale and theme = seen_theme
    returning id)
  select exists (select from changed)
$$;
alter function update_account owner to heard_definer;
revoke all on function update_account from public;
grant execute on function update_account to heard_lookup;
