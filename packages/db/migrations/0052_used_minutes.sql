-- What a case took is kept when it ends: business hours that change later change no case that is over.
alter table cases add column used_minutes int;
comment on column cases.used_minutes is 'business minutes when the case ended; null while it is open';
