-- Whoever suggested something changes it, or takes it back, while it is open.
alter table suggestions add column edited_at timestamptz;
comment on column suggestions.edited_at is 'when its author last changed its words; whoever voted before that voted for other words';
alter table suggestions drop constraint suggestions_state_check;
alter table suggestions add constraint suggestions_state_check check (state in ('open', 'accepted', 'declined', 'merged', 'withdrawn')) not valid;
--> statement-breakpoint
alter table suggestions validate constraint suggestions_state_check;
