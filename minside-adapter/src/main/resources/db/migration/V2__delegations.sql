-- What a portal was told is reported once or several times, and stands in the log once. It may come late, so the log is
-- read by time.
alter table access_entry add column delegation text unique;
drop index access_entry_of_person;
create index access_entry_of_person on access_entry (person_key, logged_at desc, id desc);
