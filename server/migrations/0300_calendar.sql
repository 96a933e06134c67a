-- Notices on holidays that an administrator entered: of the 国务院办公厅 on a year, or of a local government on its own
-- holidays (全国年节及纪念日放假办法第4条). The years that come with the program are not here.
create table calendar_notices (
  id uuid primary key,
  scope text not null check (scope in ('national', 'local')),
  year int not null check (year between 2019 and 2099),
  -- 行政区划代码 or its first digits, for a local notice
  region text check (region ~ '^[0-9]{2}([0-9]{2}){0,2}$'),
  name text not null,
  number text not null,
  issued_on date not null,
  source_url text,
  -- what it arranges: days off in a row with the weekends worked for them, or local days
  days jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'applied', 'withdrawn')),
  created_at timestamptz not null,
  applied_at timestamptz,
  withdrawn_at timestamptz,
  reason text,
  version int not null default 1,
  check ((scope = 'local') = (region is not null)),
  check (state <> 'applied' or applied_at is not null),
  check ((state = 'withdrawn') = (withdrawn_at is not null and reason is not null))
);
create unique index calendar_notices_once on calendar_notices (number, coalesce(region, '')) where state <> 'withdrawn';
create index calendar_notices_year on calendar_notices (year);

-- Whoever changes the calendar changes this row first, so changes come one after the other. `mark` is another one for
-- each state, also of another database or one that was rolled back: what was made from it can be kept.
create table calendar_head (
  one boolean primary key default true check (one),
  version int not null,
  mark uuid not null
);
insert into calendar_head (version, mark) values (1, gen_random_uuid());
