-- What waits for the secrecy reviewer, and sealed copies that wait to be confirmed: few of all, looked for all day.
create index requests_review on requests (agency_id, due_on, id) where next_step = 'review';
create index letters_to_confirm on letters (case_id) where state = 'sealed';

-- Drafts that waited for their review before that was a step of its own (条例第17条).
update requests r set next_step = 'review'
where r.status = 'handling' and r.next_step in ('submit', 'revise', 'claim', 'assign')
  and exists (
    select from request_acts d
    where d.request_id = r.id and d.act ->> 'type' = 'drafted'
      and d.act ->> 'outcome' in ('granted', 'partiallyGranted')
      and not exists (
        select from request_acts later
        where later.request_id = r.id and later.seq > d.seq
          and later.act ->> 'type' in ('drafted', 'secrecyReviewed', 'split', 'withdrawn', 'correctionLapsed')));
