-- One chain of audit records per agency (and one for the installation). The head is locked by whoever appends to it.
create table audit_heads (
  chain text primary key,
  seq int8 not null check (seq > 0),
  hash bytea not null
);

-- `entry` is the very text that the hash covers; the other columns are read from it and cannot differ.
create table audit_log (
  chain text not null,
  seq int8 not null,
  entry text not null,
  hash bytea not null,
  act text not null generated always as (entry::jsonb ->> 'act') stored,
  actor text not null generated always as (entry::jsonb ->> 'actor') stored,
  subject_type text not null generated always as (entry::jsonb ->> 'subjectType') stored,
  subject_id text not null generated always as (entry::jsonb ->> 'subjectId') stored,
  at text not null generated always as (entry::jsonb ->> 'at') stored,
  primary key (chain, seq)
);
create index audit_log_subject on audit_log (subject_type, subject_id, at);
create index audit_log_at on audit_log (at);
create index audit_log_actor on audit_log (actor, at);
create index audit_log_act on audit_log (act, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % of %', tg_op, tg_table_name using errcode = '42501';
end $$;
create trigger audit_log_append_only before update or delete on audit_log for each row execute function refuse_change();
create trigger audit_log_no_truncate before truncate on audit_log for each statement execute function refuse_change();

-- What was answered to a command, so that the same command sent again does nothing twice. `answer` is sealed.
create table idempotency_keys (
  caller text not null,
  key text not null,
  operation text not null,
  input_sum text not null,
  answer text not null,
  created_at timestamptz not null,
  primary key (caller, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- How often somebody asked, in windows of time; `what` is a digest, never an address.
create table rate_limits (
  what text primary key,
  until timestamptz not null,
  times int not null
);

-- Values that a person sets while the program runs, per agency or for the installation.
create table settings (
  scope text not null,
  name text not null,
  value jsonb not null,
  version int not null default 1,
  primary key (scope, name)
);
