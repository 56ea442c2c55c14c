-- What a rule of the contact limit does with whom it protects. Null: what the sending says.
alter table contact_limits add column on_limit text check (on_limit in ('defer', 'drop'));
comment on column contact_limits.on_limit is 'defer: asked once more when it allows; drop: not asked; null: as the sending says';

-- Whether letters carry a picture that tells that they were opened. Off: then nobody can say, and nothing is counted.
alter table organisations add column has_opening_pixel boolean not null default false;
alter table invitations add column has_pixel boolean not null default false;
alter table invitations add column letter_opened_at timestamptz;
comment on column invitations.has_pixel is 'the letter, or a reminder of it, carried the picture: its opening was measured';
