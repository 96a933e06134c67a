-- How far the requests of the demonstration have come: the instant of the last thing that was done.
alter table installation add column filled_to timestamptz;
