-- An import stores its chunks in its tenant's transaction, under its policies: no staging tables outside them, and no role for imports.
-- A database made before has both.
drop table if exists import_staging_responses, import_staging_scores, import_staging_comments;

do $$
declare
  held record;
begin
  for held in select tablename, policyname from pg_policies where schemaname = 'public' and 'heard_import' = any (roles) loop
    execute format('drop policy %I on %I', held.policyname, held.tablename);
  end loop;
  if exists (select from pg_roles where rolname = 'heard_import') then
    revoke all on all tables in schema public from heard_import;
    revoke all on schema public from heard_import;
  end if;
end
$$;
