-- Word templates that an agency made of its letters. A new one never overwrites: it becomes the next number.
create table letter_templates (
  id uuid primary key,
  agency_id uuid not null references agencies,
  kind text not null check (kind ~ '^L[0-9]{2}$'),
  number int not null check (number > 0),
  state text not null check (state in ('active', 'replaced', 'retired')),
  file_id uuid not null references files,
  -- SHA-256 of the file, to see that the same one comes again
  content text not null,
  size int8 not null,
  fields jsonb not null,
  note text,
  created_by text not null,
  created_at timestamptz not null,
  version int not null default 1,
  unique (agency_id, kind, number)
);
-- Letters are made from at most one; without one, from the default.
create unique index letter_templates_active on letter_templates (agency_id, kind) where state = 'active';

-- The last number of each series and year. Whoever takes the next one holds the row until the transaction ends, so a
-- number that is undone is given again and none is left out.
create table letter_numbers (
  agency_id uuid not null references agencies,
  series text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (agency_id, series, year)
);

create table letters (
  id uuid primary key,
  -- the body in whose name it goes out, and the unit that writes it (the body itself or a section)
  agency_id uuid not null references agencies,
  unit_id uuid not null references agencies,
  kind text not null check (kind ~ '^L[0-9]{2}$'),
  state text not null check (state in ('draft', 'numbered', 'sealed', 'issued', 'void')),
  -- the case the letter belongs to, once there is one
  case_id uuid,
  -- what fills its blanks: sealed, for it names people
  contents text not null,
  dated_on date,
  series text,
  year int,
  number int,
  document_number text,
  -- what it was made from; null: the default
  template_id uuid references letter_templates,
  draft_file uuid references files,
  sealed_file uuid references files,
  verdict text check (verdict in ('same', 'different', 'noTextLayer')),
  -- sealed: differences quote the letter
  comparison text,
  accepted_by text,
  accepted_reason text,
  void_reason text,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (agency_id, series, year, number),
  unique (agency_id, document_number),
  check (num_nulls(series, year, number, document_number, dated_on, draft_file) in (0, 6) or state = 'draft'),
  check ((number is null) = (state = 'draft') or state = 'void'),
  check ((sealed_file is null) = (verdict is null)),
  check (state not in ('sealed', 'issued') or sealed_file is not null),
  check (state <> 'issued' or verdict = 'same' or accepted_reason is not null),
  check ((state = 'void') = (void_reason is not null))
);
create index letters_agency on letters (agency_id, created_at);
create index letters_unit on letters (unit_id, created_at);
create index letters_case on letters (case_id) where case_id is not null;

-- A letter is voided, never deleted; its number, once given, and what was issued stay as they are.
create function letters_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a letter is voided, never deleted' using errcode = '23514'; end if;
  if old.number is not null and (new.agency_id, new.unit_id, new.kind, new.series, new.year, new.number, new.document_number,
      new.dated_on, new.contents, new.draft_file) is distinct from (old.agency_id, old.unit_id, old.kind, old.series,
      old.year, old.number, old.document_number, old.dated_on, old.contents, old.draft_file) then
    raise exception 'a numbered letter does not change' using errcode = '23514';
  end if;
  if old.state = 'void' or (old.state = 'issued' and new.state <> 'void') then
    raise exception 'letter %: is %', old.id, old.state using errcode = '23514';
  end if;
  return new;
end $$;
create trigger letters_stay before update or delete on letters for each row execute function letters_stay();
