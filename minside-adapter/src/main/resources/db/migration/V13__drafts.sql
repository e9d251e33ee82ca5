-- What somebody has written in a form that she wants to go on with later: one of each form.
create table draft (
    person_key   text        not null,
    service      text        not null,
    typed_sealed text        not null,
    saved_at     timestamptz not null,
    primary key (person_key, service)
);
create index draft_by_age on draft (saved_at);
