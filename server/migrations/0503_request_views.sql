-- Filters of the list of requests that somebody uses again, under a name of their own. What was searched for is not kept:
-- it names applicants.
create table request_views (
  user_id uuid not null references users,
  name text not null check (length(name) between 1 and 20),
  filters jsonb not null,
  made_at timestamptz not null,
  primary key (user_id, name)
);
