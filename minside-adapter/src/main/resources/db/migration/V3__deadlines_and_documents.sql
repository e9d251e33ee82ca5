-- What a fagsystem has said of a case beside its status. Each counts from the event with the highest sequence that
-- spoke of it, in whatever order the events came.

create table case_deadline (
    case_id   uuid     not null references citizen_case (id),
    kind      text     not null check (kind in ('svarfrist', 'klagefrist', 'fristEttersending')),
    due_on    date,               -- null: lifted
    sequence  bigint   not null,
    primary key (case_id, kind)
);

create table case_document (
    id               uuid    primary key,
    case_id          uuid    not null references citizen_case (id),
    name             text    not null,  -- the fagsystem's own, never shown
    document_sealed  text,              -- null: withdrawn
    sequence         bigint  not null,
    unique (case_id, name)
);
