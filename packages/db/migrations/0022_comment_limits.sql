-- A member limited to touchpoints filters comments by the scores at those touchpoints alone: by the others a filter would tell, value by value, what
-- they may not see. And a count that stops at its cap stops at comments that count, of those that the reader may see.
create or replace function comment_conditions(dimensions jsonb, measure_ids int[], lowest_bins int[], highest_bins int[], languages int[]) returns text
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
      || case when of_touchpoints = '' then '' else ' and s' || of_touchpoints end || format(' and (%s))', coalesce(ranges, 'false')) end;
end
$$;

create or replace function count_comments(
  words tsquery, patterns text[], from_day date, to_day date, dimensions jsonb, measure_ids int[], lowest_bins int[], highest_bins int[], languages int[], most int
) returns int
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  conditions constant text := comment_conditions(dimensions, measure_ids, lowest_bins, highest_bins, languages);
  source text;
  counted int;
begin
  if words is null or numnode(words) = 0 then
    source := 'select 1 from comments c where true' || conditions || ' limit ' || most;
  else
    source := 'with hits as materialized (select c.* from comments c where c.org_id = nullif(current_setting(''app.org_id'', true), '''')::int and c.counted and c.tokens @@ $6 and c.text ~ all ($7) limit '
      -- Without other filters the cap can stop the scan of the index; with them every hit has to be looked at.
      || case when dimensions = '{}'::jsonb and measure_ids is null and languages is null and from_day <= date '1970-01-01' and to_day >= date '2999-01-01'
        and current_setting('app.touchpoints', true) = '*' then most::text else 'all' end
      || ') select 1 from hits c where true' || conditions || ' limit ' || most;
  end if;
  execute 'select count(*)::int from (' || source || ') capped' into counted
    using from_day, to_day, null::date, null::uuid, null::int, words, coalesce(patterns, '{}');
  return counted;
end
$$;
