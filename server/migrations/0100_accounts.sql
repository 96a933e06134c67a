-- People who work in the program. `name` stands in lists and under acts, as staff names do in an office; how to reach
-- somebody is sealed.
create table users (
  id uuid primary key,
  account text not null,
  -- the login name as it is compared
  account_key text not null unique,
  name text not null,
  -- where the person works; who holds which role is in `grants`
  agency_id uuid,
  post text,
  phone text,
  email text,
  -- who the person is at the sign-on provider: sealed, and a digest to find it by
  sign_on text,
  sign_on_key text unique,
  state text not null default 'active' check (state in ('active', 'disabled')),
  -- digest under which failed sign-ins of this login name are counted
  attempts_key text not null,
  created_at timestamptz not null,
  version int not null default 1
);
create index users_agency on users (agency_id);
create index users_attempts on users (attempts_key);

create table credentials (
  user_id uuid primary key references users on delete cascade,
  -- argon2id in PHC form; null before the first own password and for those who only sign on elsewhere
  password text,
  password_at timestamptz,
  -- digest of a random password that works until it is changed, and for so long
  one_time text,
  one_time_until timestamptz,
  must_change boolean not null default false,
  -- sealed; `totp_next` waits to be confirmed by a first code
  totp text,
  totp_next text,
  -- the last step of time whose code was used: each code works once
  totp_step int8 not null default 0
);

create table password_history (
  user_id uuid not null references users on delete cascade,
  password text not null,
  at timestamptz not null,
  primary key (user_id, at)
);

create table recovery_codes (
  user_id uuid not null references users on delete cascade,
  digest text not null,
  used_at timestamptz,
  primary key (user_id, digest)
);

-- A session is known by the SHA-256 of its token, so that a copy of the database signs nobody in.
create table sessions (
  id uuid primary key,
  token_sum text not null unique,
  user_id uuid not null references users on delete cascade,
  method text not null check (method in ('password', 'signOn')),
  -- when the second factor was shown; null: not, or none was needed
  factor_at timestamptz,
  -- browser and system in two words; no address
  device text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index sessions_user on sessions (user_id);
create index sessions_age on sessions (seen_at);

-- Failed sign-ins per login name (whether somebody has it or not) and per address; `what` is a digest.
create table sign_in_attempts (
  what text primary key,
  failures int not null,
  locked_until timestamptz,
  last_at timestamptz not null,
  -- whether the last attempt was let in to be examined
  admitted boolean not null
);
create index sign_in_attempts_age on sign_in_attempts (last_at);

-- A role that a person holds at an agency, from and to a civil date, both included.
create table grants (
  id uuid primary key,
  user_id uuid not null references users,
  agency_id uuid not null,
  role text not null,
  valid_from date not null,
  valid_to date,
  granted_by text not null,
  created_at timestamptz not null,
  version int not null default 1,
  check (valid_to is null or valid_to >= valid_from)
);
create index grants_user on grants (user_id);
create index grants_agency on grants (agency_id);

-- AB角: another person holds a grant too, for a time.
create table substitutes (
  id uuid primary key,
  grant_id uuid not null references grants,
  substitute_id uuid not null references users,
  valid_from date not null,
  valid_to date not null,
  appointed_by text not null,
  created_at timestamptz not null,
  version int not null default 1,
  check (valid_to >= valid_from)
);
create index substitutes_substitute on substitutes (substitute_id);
create index substitutes_grant on substitutes (grant_id);
