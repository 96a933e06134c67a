-- What is open is few of all that ever came, and what an office looks at all day, the most pressing first.
create index requests_open_due on requests (agency_id, due_on, id)
  where status = any (array['handling', 'correcting', 'approving', 'signed', 'sealed']);
