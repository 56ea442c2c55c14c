-- Whoever sees every touchpoint sees every part of every case: they need not be looked for among all cases first.
alter policy touchpoints on case_pauses
  using ((select current_setting('app.touchpoints', true) = '*') or exists (select from cases c where c.org_id = case_pauses.org_id and c.id = case_pauses.case_id));
--> statement-breakpoint
alter policy touchpoints on case_events
  using ((select current_setting('app.touchpoints', true) = '*') or exists (select from cases c where c.org_id = case_events.org_id and c.id = case_events.case_id));
--> statement-breakpoint
alter policy touchpoints on case_closings
  using ((select current_setting('app.touchpoints', true) = '*') or exists (select from cases c where c.org_id = case_closings.org_id and c.id = case_closings.case_id));
