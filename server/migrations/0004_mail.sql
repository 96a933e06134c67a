-- Mail waits here until it was handed to the mail server; what it says and to whom is sealed.
create table mail_queue (
  id uuid primary key,
  sealed text not null,
  queued_at timestamptz not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  -- The kind of the last failure, never its words: those may name the addressee.
  failure text
);
create index mail_queue_next on mail_queue (next_at);
