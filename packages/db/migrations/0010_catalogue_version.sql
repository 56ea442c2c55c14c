-- Every change of an organisation's catalogue raises its version, and a response is recorded only by the version of now: a process that still
-- knows an older one reads again. (docs/decisions/0007)
alter table organisations add column catalogue_version int not null default 1;

-- The role that records may see that number, of every organisation, and nothing else of one.
create policy heard_ingest on organisations for select to heard_ingest using (true);
grant select (id, catalogue_version) on organisations to heard_ingest;
