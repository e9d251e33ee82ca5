-- A page of somebody's cases begins where the one before ended, in either order, without looking at what came before it.
drop index citizen_case_of_person;
create index citizen_case_by_change on citizen_case (person_key, changed_at desc, id desc);
create index citizen_case_by_receipt on citizen_case (person_key, received_at desc, id desc);
