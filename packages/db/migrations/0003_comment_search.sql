-- Pairs of characters are looked up by index; whether they stand together is checked on the text (`patterns`, all of which must match).
-- Full text under row-level security cannot use a GIN index (its operators are not leakproof), so these two reviewed functions search as their
-- owner and apply the tenant and the touchpoint limit themselves. Without a tenant they find nothing.

create function comment_filter(dimensions jsonb) returns text
language plpgsql immutable set search_path = public, pg_temp as $$
declare
  condition text := '';
  name text;
begin
  foreach name in array array['source_id', 'touchpoint_id', 'channel_id', 'mode', 'language', 'seg1', 'seg2', 'seg3', 'seg4', 'seg5', 'seg6'] loop
    if dimensions ? name then
      condition := condition || format(' and x.%I = any (%L::int[])', name, (select array_agg(value::int) from jsonb_array_elements_text(dimensions -> name)));
    end if;
  end loop;
  if condition = '' then return ''; end if;
  return ' and exists (select from cells x where x.org_id = c.org_id and x.cell_id = c.cell_id' || condition || ')';
end
$$;
comment on function comment_filter is 'the condition on cells of a comment query: column names from a closed list, values as integers';

-- Tenant and limit are written into the condition as values: as function calls they hide from the planner how many rows there are, and it sorts
-- the whole organisation instead of walking the index.
create function comment_conditions(dimensions jsonb, measure_ids int[], languages int[]) returns text
language plpgsql stable set search_path = public, pg_temp as $$
declare
  tenant constant int := nullif(current_setting('app.org_id', true), '')::int;
  touchpoints constant text := coalesce(current_setting('app.touchpoints', true), '');
begin
  if tenant is null or touchpoints = '' then return ' and false'; end if;
  return format(' and c.org_id = %s and c.counted and c.day between $1 and $2', tenant)
    || case when touchpoints = '*' then '' else format(' and c.touchpoint_id = any (%L::int[])', touchpoints) end
    || comment_filter(dimensions)
    || case when languages is null then '' else format(' and c.language = any (%L::int[])', languages) end
    || case when measure_ids is null then '' else format(' and exists (select from scores s where s.shard_key = c.shard_key and s.response_id = c.response_id and s.measure_id = any (%L::int[]) and s.bin between $5 and $6)', measure_ids) end;
end
$$;

create function search_comments(
  words tsquery, patterns text[], from_day date, to_day date, dimensions jsonb, measure_ids int[], lowest_bin int, highest_bin int, languages int[],
  after_day date, after_response uuid, after_item int, most int
) returns table (shard_key int, response_id uuid, item smallint, day date)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  conditions constant text := comment_conditions(dimensions, measure_ids, languages);
  newest constant text := ' order by c.day desc, c.response_id desc, c.item limit ';
  paged constant text := ' and ($3 is null or (c.day, c.response_id) < ($3, $4) or ((c.day, c.response_id) = ($3, $4) and c.item > $7))';
  found_count int;
begin
  if words is null or numnode(words) = 0 then
    return query execute 'select c.shard_key, c.response_id, c.item, c.day from comments c where true' || conditions || paged || newest || most
      using from_day, to_day, after_day, after_response, lowest_bin, highest_bin, after_item;
    return;
  end if;
  -- Frequent words stand among the newest comments; rare ones are few. Left to itself the planner walks by date for rare words, too.
  return query execute 'select n.shard_key, n.response_id, n.item, n.day from (select c.* from comments c where true'
      || conditions || paged || newest || '2000) n where n.tokens @@ $8 and n.text ~ all ($9) order by n.day desc, n.response_id desc, n.item limit ' || most
    using from_day, to_day, after_day, after_response, lowest_bin, highest_bin, after_item, words, coalesce(patterns, '{}');
  get diagnostics found_count = row_count;
  if found_count >= most then return; end if;
  return query execute 'with hits as materialized (select c.* from comments c where c.org_id = nullif(current_setting(''app.org_id'', true), '''')::int and c.tokens @@ $8 and c.text ~ all ($9)),
      outside as materialized (select c.day, c.response_id, c.item from comments c where true' || conditions || paged || newest || '1 offset 1999)
      select c.shard_key, c.response_id, c.item, c.day from hits c where true' || conditions || paged
      || ' and exists (select from outside o where (c.day, c.response_id) < (o.day, o.response_id) or ((c.day, c.response_id) = (o.day, o.response_id) and c.item > o.item))'
      || newest || (most - found_count)
    using from_day, to_day, after_day, after_response, lowest_bin, highest_bin, after_item, words, coalesce(patterns, '{}');
end
$$;

create function count_comments(
  words tsquery, patterns text[], from_day date, to_day date, dimensions jsonb, measure_ids int[], lowest_bin int, highest_bin int, languages int[], most int
) returns int
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  conditions constant text := comment_conditions(dimensions, measure_ids, languages);
  source text;
  counted int;
begin
  if words is null or numnode(words) = 0 then
    source := 'select 1 from comments c where true' || conditions || ' limit ' || most;
  else
    source := 'with hits as materialized (select c.* from comments c where c.org_id = nullif(current_setting(''app.org_id'', true), '''')::int and c.tokens @@ $8 and c.text ~ all ($9) limit '
      -- Without other filters the cap can stop the scan of the index; with them every hit has to be looked at.
      || case when dimensions = '{}'::jsonb and measure_ids is null and languages is null and from_day <= date '1970-01-01' and to_day >= date '2999-01-01' then most::text else 'all' end
      || ') select 1 from hits c where true' || conditions || ' limit ' || most;
  end if;
  execute 'select count(*)::int from (' || source || ') capped' into counted
    using from_day, to_day, null::date, null::uuid, lowest_bin, highest_bin, null::int, words, coalesce(patterns, '{}');
  return counted;
end
$$;
--> statement-breakpoint

alter function search_comments owner to heard_definer;
alter function count_comments owner to heard_definer;
revoke all on function search_comments, count_comments, comment_filter, comment_conditions from public;
grant execute on function search_comments, count_comments to heard_app;
grant execute on function comment_filter, comment_conditions to heard_definer;
