-- Added without a look at the rows that were there; the look takes a lock that keeps nobody from reading or writing.
alter table suggestions validate constraint suggestions_state_check;
alter table webhook_receivers validate constraint webhook_receivers_disabled_why_check;
alter table surveys validate constraint surveys_keep_days_check;
alter table surveys validate constraint surveys_minors_check;
