-- Files that people gave or the program made. The content stands in the data folder under its SHA-256, each once; a
-- row is one giving of it. The name is sealed: people write names of people into names of files.
create table files (
  id uuid primary key,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size int8 not null check (size >= 0),
  media_type text not null,
  name text not null,
  -- whose room it takes; null: the installation's
  quota_owner uuid,
  created_by text not null,
  created_at timestamptz not null
);
create index files_hash on files (hash);
create index files_owner on files (quota_owner);
create index files_age on files (created_at);

-- Who needs a file, as 'table.column:id'. A file that nobody needs is removed after a day.
create table file_references (
  file_id uuid not null references files on delete cascade,
  holder text not null,
  primary key (file_id, holder)
);
