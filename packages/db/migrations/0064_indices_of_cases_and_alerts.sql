-- outside a transaction
-- What screens ask of cases and of alerts of single responses, in an organisation that has had a hundred thousand of them: open ones, the newest, and what belongs to one.
create index concurrently if not exists response_alerts_open on response_alerts (org_id, found_at desc, id desc) where handled_at is null;
--> statement-breakpoint
create index concurrently if not exists cases_newest on cases (org_id, opened_at desc, id desc);
--> statement-breakpoint
create index concurrently if not exists cases_merged on cases (org_id, merged_into) where merged_into is not null;
--> statement-breakpoint
create index concurrently if not exists case_pauses_of_case on case_pauses (org_id, case_id);
--> statement-breakpoint
create index concurrently if not exists case_closings_newest on case_closings (org_id, closed_at);
