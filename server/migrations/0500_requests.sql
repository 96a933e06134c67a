-- What came in through the portal (来件). The clerk's confirmation with the applicant makes it a request (条例第31条第3项);
-- what is no request is answered and ends here.
create table submissions (
  id uuid primary key,
  agency_id uuid not null references agencies,
  -- digest of the query code: a copy of the database opens nothing
  code_key text not null unique,
  state text not null check (state in ('waiting', 'confirmed', 'answered')),
  -- the application as it came, sealed
  content text not null,
  submitted_on date not null,
  submitted_at timestamptz not null,
  -- what is no request: why, and what the person was told, sealed
  answered_as text check (answered_as in ('petition', 'consultation', 'duplicate', 'withdrawn', 'other')),
  answer text,
  closed_on date,
  version int not null default 1,
  check ((state = 'answered') = (answer is not null)),
  check ((answered_as is null) = (answer is null)),
  check ((state = 'waiting') = (closed_on is null))
);
create index submissions_list on submissions (agency_id, state, submitted_at, id);

-- The last number of each agency and year. Whoever takes the next one holds the row until the transaction ends.
create table request_numbers (
  agency_id uuid not null references agencies,
  year int not null,
  last int not null check (last > 0),
  primary key (agency_id, year)
);

-- The register. What follows from the acts stands in columns, written in the same transaction as the act.
create table requests (
  id uuid primary key,
  agency_id uuid not null references agencies,
  year int not null,
  number int not null,
  submission_id uuid unique references submissions,
  split_from uuid references requests,
  code_key text not null unique,
  -- who asks, for what, how it came: sealed
  content text not null,
  registered_at timestamptz not null,

  status text not null check (status in ('handling', 'correcting', 'approving', 'signed', 'sealed', 'served', 'archived', 'voided')),
  turn text check (turn in ('sectionHead', 'officeDirector', 'deputy', 'head')),
  next_step text not null,
  channel text not null,
  applicant_class text not null,
  section_id uuid references agencies,
  person_id uuid references users,
  received_on date not null,
  -- null while the clock stands still and once there is no reply to wait for
  respond_by date,
  -- the day by which somebody has to act next; infinity-like once nobody has
  due_on date not null,
  -- a year of the calendar is not known yet
  provisional boolean not null,
  decided_on date,
  outcome text,
  served_on date,
  -- by proof of service; null for what was withdrawn or given up
  on_time boolean,
  late_explained boolean not null,
  -- how many acts there are: the next one gets this number
  version int not null check (version > 0),

  unique (agency_id, year, number),
  check ((decided_on is null) = (outcome is null)),
  check ((turn is not null) = (status = 'approving')),
  check (served_on >= decided_on)
);
create index requests_due on requests (agency_id, due_on, id);
create index requests_received on requests (agency_id, received_on, id);
create index requests_decided on requests (agency_id, decided_on) where decided_on is not null;
create index requests_open on requests (agency_id, received_on) where decided_on is null;
create index requests_section on requests (section_id, due_on, id) where section_id is not null;
create index requests_person on requests (person_id, due_on, id) where person_id is not null;
create index requests_turn on requests (turn, agency_id, due_on) where turn is not null;
create index requests_split on requests (split_from) where split_from is not null;

-- Digests of names, numbers and telephones, to find a case by its applicant though all of that is sealed.
create table request_keys (
  request_id uuid not null references requests,
  kind text not null check (kind in ('name', 'number', 'phone')),
  key text not null,
  primary key (request_id, kind, key)
);
create index request_keys_find on request_keys (key, request_id);

-- Everything that happened, in order. Never changed: an act of its own says what was written wrongly.
create table request_acts (
  request_id uuid not null references requests,
  seq int not null check (seq >= 0),
  by text not null,
  on_day date not null,
  at timestamptz not null,
  -- what people wrote in it stands sealed under "sealed"
  act jsonb not null check (act ? 'type'),
  primary key (request_id, seq)
);
create trigger request_acts_append_only before update or delete on request_acts for each row execute function refuse_change();
create trigger request_acts_no_truncate before truncate on request_acts for each statement execute function refuse_change();

create table request_files (
  file_id uuid primary key references files,
  submission_id uuid references submissions,
  request_id uuid references requests,
  kind text not null check (kind in ('application', 'correction', 'paper')),
  -- which of the papers that an outcome demands
  evidence text,
  added_at timestamptz not null,
  check (num_nonnulls(submission_id, request_id) > 0)
);
create index request_files_request on request_files (request_id) where request_id is not null;
create index request_files_submission on request_files (submission_id) where submission_id is not null;

-- A case is never taken out of the register, nor given another number, agency or origin.
create function requests_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a request is voided, never deleted' using errcode = '23514'; end if;
  if (new.id, new.agency_id, new.year, new.number, new.submission_id, new.registered_at) is distinct from
     (old.id, old.agency_id, old.year, old.number, old.submission_id, old.registered_at) then
    raise exception 'a request keeps its number' using errcode = '23514';
  end if;
  if new.version < old.version then raise exception 'acts are not taken back' using errcode = '23514'; end if;
  return new;
end $$;
create trigger requests_stay before update or delete on requests for each row execute function requests_stay();
