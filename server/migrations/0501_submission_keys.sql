-- Digests by which applicants who lost their code find what they sent, as request_keys has them for requests.
create table submission_keys (
  submission_id uuid not null references submissions,
  kind text not null check (kind in ('name', 'number', 'phone')),
  key text not null,
  primary key (submission_id, kind, key)
);
create index submission_keys_find on submission_keys (key, submission_id);
