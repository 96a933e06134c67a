-- Keys for personal data, each wrapped by the operator's secret, which is never stored here.
create table data_keys (
  number int primary key check (number > 0),
  -- seal: encrypts; index: finds equal values; sign: signs what leaves the database
  purpose text not null check (purpose in ('seal', 'index', 'sign')),
  wrapped text not null,
  created_at timestamptz not null default now()
);
-- One key each for finding and signing: with a second one the values of the first would be found no more.
create unique index data_keys_one_purpose on data_keys (purpose) where purpose <> 'seal';
