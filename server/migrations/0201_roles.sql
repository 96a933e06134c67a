-- People and their roles belong to agencies that there are.
alter table users add foreign key (agency_id) references agencies;
alter table grants add foreign key (agency_id) references agencies;

-- What is taken back on its first day counted on no day: its last day is the one before its first.
alter table grants drop constraint grants_check, add check (valid_to is null or valid_to >= valid_from - 1);
alter table substitutes drop constraint substitutes_check, add check (valid_to >= valid_from - 1);
