-- Raised by every erasure that somebody asked for: what is made from a snapshot is begun anew when it was raised meanwhile.
alter table organisations add column erasure_count int not null default 0;
-- Somebody of its rows was erased while it was under way: what it knows of single rows goes once it has ended.
alter table import_batches add column forget_at timestamptz;
