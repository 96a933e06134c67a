-- The agencies: governments, what stands below them, and their sections. What an agency is follows 行政复议法第24至28条,
-- so that the review authority can be told from the tree. Validity is from a civil date until the day before another.
create table agencies (
  id uuid primary key,
  -- stands in public addresses: never changes and is never given to another
  slug text not null unique check (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(slug) between 2 and 40),
  kind text not null check (kind in ('localGov', 'provincialGov', 'stateCouncilDept', 'localDept', 'justiceDept',
    'verticalAgency', 'dispatchedOrgan', 'deptBranch', 'authorizedOrg', 'internalOrgan')),
  level text check (level in ('city', 'county', 'township')),
  municipality boolean not null default false,
  own_name boolean not null default false,
  parent uuid references agencies,
  superior uuid references agencies,
  seat uuid references agencies,
  -- only here because the law leads to it (the government above): nobody works in the program for it
  external boolean not null default false,
  -- does the daily disclosure work of the agency above it (条例第4条)
  disclosure_office boolean not null default false,
  region text check (region ~ '^[0-9]{6}([0-9]{3}|[0-9]{6})?$'),
  -- 机关代字, as in 云自然资〔2026〕3号
  prefix text,
  position int not null default 0,
  basic_court text,
  intermediate_court text,
  -- the review authority as a person decided it, with the reason, where the tree or the law leaves a doubt
  review jsonb,
  -- what the guide tells of how to reach it (条例第12条)
  contact jsonb not null default '{}',
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  check (valid_to > valid_from),
  check ((kind = 'localGov') = (level is not null)),
  check (not own_name or kind in ('deptBranch', 'internalOrgan')),
  check (not municipality or kind = 'provincialGov'),
  check (parent is not null or kind in ('localGov', 'provincialGov', 'stateCouncilDept', 'verticalAgency', 'dispatchedOrgan'))
);
create index agencies_parent on agencies (parent);
create unique index agencies_one_office on agencies (parent) where disclosure_office and valid_to is null;
create unique index agencies_prefix on agencies (prefix) where valid_to is null;

-- A name counts from its date until the next one; the first from the day the agency began.
create table agency_names (
  agency_id uuid not null references agencies,
  valid_from date not null,
  name text not null,
  short_name text,
  primary key (agency_id, valid_from)
);

-- Who goes on with the functions of an agency that ended (行政复议法第19条第4款).
create table agency_successors (
  agency_id uuid not null references agencies,
  successor_id uuid not null references agencies check (successor_id <> agency_id),
  primary key (agency_id, successor_id)
);

-- Counts the states of the tree. Whoever changes the tree changes this row first, so changes come one after the other
-- and what was read of a version can be kept.
create table agency_tree (one boolean primary key default true check (one), version int8 not null);
insert into agency_tree (version) values (1);

create function agency_tree_changes() returns trigger language plpgsql as $$
begin
  update agency_tree set version = version + 1;
  return null;
end $$;
create trigger agencies_count before insert or update on agencies for each statement execute function agency_tree_changes();
create trigger agency_names_count before insert or update or delete on agency_names
  for each statement execute function agency_tree_changes();
create trigger agency_successors_count before insert or update or delete on agency_successors
  for each statement execute function agency_tree_changes();

create function agencies_last() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'an agency is ended, never deleted' using errcode = '23514'; end if;
  if new.id <> old.id or new.slug <> old.slug then
    raise exception 'the slug of an agency never changes' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger agencies_last before update or delete on agencies for each row execute function agencies_last();

-- What holds between rows. Asked when the transaction ends, so that an act may take several steps.
create function check_agency(checked uuid) returns void language plpgsql as $$
declare
  me agencies;
  above agencies;
begin
  select * into me from agencies where id = checked;
  if me.parent is not null then
    select * into above from agencies where id = me.parent;
    if above.kind = 'internalOrgan' then
      raise exception 'agency %: below a section', me.slug using errcode = '23514';
    end if;
    if me.valid_from < above.valid_from or coalesce(me.valid_to, 'infinity') > coalesce(above.valid_to, 'infinity') then
      raise exception 'agency %: outlives the one above', me.slug using errcode = '23514';
    end if;
    if exists (
      with recursive up(id) as (
        select me.parent union select a.parent from agencies a join up on a.id = up.id where a.parent is not null)
      select from up where id = me.id) then
      raise exception 'agency %: above itself', me.slug using errcode = '23514';
    end if;
  end if;
  if exists (select from agencies c where c.parent = me.id and (me.kind = 'internalOrgan' or c.valid_from < me.valid_from
      or coalesce(c.valid_to, 'infinity') > coalesce(me.valid_to, 'infinity'))) then
    raise exception 'agency %: something below outlives it', me.slug using errcode = '23514';
  end if;
  if (select min(valid_from) from agency_names where agency_id = me.id) is distinct from me.valid_from
    or exists (select from agency_names where agency_id = me.id and valid_from >= me.valid_to) then
    raise exception 'agency %: a day without a name or a name without a day', me.slug using errcode = '23514';
  end if;
  -- A successor exists on the day it goes on: so dates grow along successors and no circle can be.
  if exists (
    select from agency_successors s
      join agencies gone on gone.id = s.agency_id join agencies next on next.id = s.successor_id
    where me.id in (gone.id, next.id) and (gone.valid_to is null or gone.valid_to < next.valid_from
      or gone.valid_to >= coalesce(next.valid_to, 'infinity'))) then
    raise exception 'agency %: a successor that is not there', me.slug using errcode = '23514';
  end if;
end $$;

create function agencies_hold() returns trigger language plpgsql as $$
begin
  perform check_agency(new.id);
  return null;
end $$;
create constraint trigger agencies_hold after insert or update on agencies deferrable initially deferred
  for each row execute function agencies_hold();

create function agency_parts_hold() returns trigger language plpgsql as $$
begin
  perform check_agency(case tg_op when 'DELETE' then old.agency_id else new.agency_id end);
  return null;
end $$;
create constraint trigger agency_names_hold after insert or update or delete on agency_names
  deferrable initially deferred for each row execute function agency_parts_hold();
create constraint trigger agency_successors_hold after insert or update or delete on agency_successors
  deferrable initially deferred for each row execute function agency_parts_hold();
