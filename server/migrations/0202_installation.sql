-- What this installation is: nothing yet (no row), a real one, or the demonstration.
create table installation (
  one boolean primary key default true check (one),
  demonstration boolean not null,
  -- what the demonstration was made from, so that a second start finds the same
  seed int,
  made_on date not null,
  -- steps of the demonstration that are done
  steps text[] not null default '{}',
  check (demonstration = (seed is not null))
);

-- Digests of the words in setup links; all of them are forgotten when one was used.
create table setup_tokens (
  digest text primary key,
  created_at timestamptz not null
);
