-- What was chosen where a plan meets others on the same number, places and days: before the approval, and kept with what was agreed.
alter table improvement_plans add column overlap_choices jsonb not null default '[]';
