-- What an application said before the act that corrected it: sealed, and never changed.
create table request_earlier_contents (
  request_id uuid not null,
  seq int not null,
  content text not null,
  primary key (request_id, seq),
  foreign key (request_id, seq) references request_acts
);
create trigger request_earlier_contents_append_only before update or delete on request_earlier_contents
  for each row execute function refuse_change();
create trigger request_earlier_contents_no_truncate before truncate on request_earlier_contents
  for each statement execute function refuse_change();
