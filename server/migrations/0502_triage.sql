-- Keyed digests of the words of each request, to find those that ask for the same (条例第36条第6项): 32 bits of each, made
-- with the agency, so that they tell nothing without the key and not even which agencies are asked alike.
create table request_words (
  request_id uuid primary key references requests,
  agency_id uuid not null references agencies,
  words int[] not null
);
create index request_words_find on request_words using gin (words);
create index request_words_newest on request_words (agency_id, request_id);

-- Who was spoken to in a note of a case, until they have read it.
create table request_mentions (
  id uuid primary key,
  request_id uuid not null,
  seq int not null,
  person_id uuid not null references users,
  at timestamptz not null,
  read_at timestamptz,
  foreign key (request_id, seq) references request_acts,
  unique (request_id, seq, person_id)
);
create index request_mentions_unread on request_mentions (person_id, at) where read_at is null;

-- What the program reminded of: once of each date, before it, on it and after it, at each level. Whether a reminder still
-- holds is told by the request or the submission itself, so a date that moves takes its reminders with it.
create table reminders (
  id uuid primary key,
  request_id uuid references requests,
  submission_id uuid references submissions,
  kind text not null check (kind in ('confirm', 'correctionNotice', 'reply', 'lapse', 'conclude')),
  due_on date not null,
  stage text not null check (stage in ('before', 'on', 'after')),
  level text not null check (level in ('clerk', 'sectionHead', 'officeDirector')),
  made_on date not null,
  check (num_nonnulls(request_id, submission_id) = 1)
);
create unique index reminders_of_request on reminders (request_id, kind, due_on, stage, level) where request_id is not null;
create unique index reminders_of_submission on reminders (submission_id, kind, due_on, stage, level)
  where submission_id is not null;

-- Addresses under which calendars fetch the dates of a person's cases; only the digest of the token is kept.
create table date_subscriptions (
  user_id uuid primary key references users,
  token_key text not null unique,
  made_at timestamptz not null
);
