-- Ways to a survey besides its link: on pages of the organisation's own, and on a device in a shop.
alter table surveys add column embed jsonb;
alter table surveys add column kiosk_pin_hash text;
alter table surveys add column kiosk_edition int not null default 0;
comment on column surveys.embed is 'where and when it shows on pages of the organisation''s own; null: nowhere';
comment on column surveys.kiosk_pin_hash is 'argon2id of what staff type to leave a kiosk';
comment on column surveys.kiosk_edition is 'raised with every new PIN: links to kiosks that were made before it open nothing';
