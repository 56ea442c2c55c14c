-- Comments by what they speak of and how. Theme 0 stands for the comment as a whole, so sentiment alone is a filter of its own.
drop function search_comments, count_comments, comment_conditions;

create function comment_conditions(dimensions jsonb, measure_ids int[], lowest_bins int[], highest_bins int[], languages int[], themes int[], theme_bins int[]) returns text
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
    || case when themes is null then '' else ' and exists (select from mentions m where m.shard_key = c.shard_key and m.response_id = c.response_id and m.counted'
      || case when of_touchpoints = '' then '' else ' and m' || of_touchpoints end || format(' and m.theme_id = any (%L::int[])', themes)
      || case when theme_bins is null then '' else format(' and m.bin = any (%L::int[])', theme_bins) end
      -- A response counts once for a theme; of its comments those are shown that speak of it, or all where nobody can say which.
      || ' and (m.theme_id = 0 or m.spans = ''[]'' or exists (select from jsonb_array_elements(m.spans) said where (said ->> 0)::int = c.item)))' end;
end
$$;

create function search_comments(
  words tsquery, patterns text[], from_day date, to_day date, dimensions jsonb, measure_ids int[], lowest_bins int[], highest_bins int[], languages int[],
  themes int[], theme_bins int[], after_day date, after_response uuid, after_item int, most int
) returns table (shard_key int, response_id uuid, item smallint, day date)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  conditions constant text := comment_conditions(dimensions, measure_ids, lowest_bins, highest_bins, languages, themes, theme_bins);
  newest constant text := ' order by c.day desc, c.response_id desc, c.item limit ';
  paged constant text := ' and ($3 is null or (c.day, c.response_id) < ($3, $4) or ((c.day, c.response_id) = ($3, $4) and c.item > $5))';
  found_count int;
begin
  if words is null or numnode(words) = 0 then
    return query execute 'select c.shard_key, c.response_id, c.item, c.day from comments c where true' || conditions || paged || newest || most
      using from_day, to_day, after_day, after_response, after_item;
    return;
  end if;
  -- Frequent words stand among the newest comments; rare ones are few. Left to itself the planner walks by date for rare words, too.
  return query execute 'select n.shard_key, n.response_id, n.item, n.day from (select c.* from comments c where true'
      || conditions || paged || newest || '2000) n where n.tokens @@ $6 and n.text ~ all ($7) order by n.day desc, n.response_id desc, n.item limit ' || most
    using from_day, to_day, after_day, after_response, after_item, words, coalesce(patterns, '{}');
  get diagnostics found_count = row_count;
  if found_count >= most then return; end if;
  return query execute 'with hits as materialized (select c.* from comments c where c.org_id = nullif(current_setting(''app.org_id'', true), '''')::int and c.tokens @@ $6 and c.text ~ all ($7)),
      outside as materialized (select c.day, c.response_id, c.item from comments c where true' || conditions || paged || newest || '1 offset 1999)
      select c.shard_key, c.response_id, c.item, c.day from hits c where true' || conditions || paged
      || ' and exists (select from outside o where (c.day, c.response_id) < (o.day, o.response_id) or ((c.day, c.response_id) = (o.day, o.response_id) and c.item > o.item))'
      || newest || (most - found_count)
    using from_day, to_day, after_day, after_response, after_item, words, coalesce(patterns, '{}');
end
$$;

create function count_comments(
  words tsquery, patterns text[], from_day date, to_day date, dimensions jsonb, measure_ids int[], lowest_bins int[], highest_bins int[], languages int[],
  themes int[], theme_bins int[], most int
) returns int
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  conditions constant text := comment_conditions(dimensions, measure_ids, lowest_bins, highest_bins, languages, themes, theme_bins);
  source text;
  counted int;
begin
  if words is null or numnode(words) = 0 then
    source := 'select 1 from comments c where true' || conditions || ' limit ' || most;
  else
    source := 'with hits as materialized (select c.* from comments c where c.org_id = nullif(current_setting(''app.org_id'', true), '''')::int and c.counted and c.tokens @@ $6 and c.text ~ all ($7) limit '
      -- Without other filters the cap can stop the scan of the index; with them every hit has to be looked at.
      || case when dimensions = '{}'::jsonb and measure_ids is null and languages is null and themes is null and from_day <= date '1970-01-01' and to_day >= date '2999-01-01'
        and current_setting('app.touchpoints', true) = '*' then most::text else 'all' end
      || ') select 1 from hits c where true' || conditions || ' limit ' || most;
  end if;
  execute 'select count(*)::int from (' || source || ') capped' into counted
    using from_day, to_day, null::date, null::uuid, null::int, words, coalesce(patterns, '{}');
  return counted;
end
$$;
--> statement-breakpoint

alter function search_comments owner to heard_definer;
alter function count_comments owner to heard_definer;
revoke all on function search_comments, count_comments, comment_conditions from public;
grant execute on function search_comments, count_comments to heard_app;
grant execute on function comment_conditions to heard_definer;
grant select on mentions to heard_definer;
create policy definer on mentions for select to heard_definer using (true);
