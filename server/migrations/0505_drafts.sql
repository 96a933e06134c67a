-- Applications that somebody put aside on the portal to finish them later. Who has the code goes on with them; they
-- are no submissions, nobody in an office sees them, and after a few days they are gone.
create table submission_drafts (
  id uuid primary key,
  code_key text not null unique,
  -- sealed: what was typed, and the files that came with it
  content text not null,
  until date not null
);
create index submission_drafts_until on submission_drafts (until);
