-- What the archive said of each of our cases when it was last asked: the map from our keys to its cases, and what of it
-- differs. A case gets its row with its number.
create table archive_case (
    case_id     uuid        primary key references citizen_case (id) on delete cascade,
    fagsystem   text        not null,
    verdict     text        not null default 'unasked'
                            check (verdict in ('unasked', 'same', 'set-aside', 'absent', 'quarantined')),
    reason      text,
    said_hash   text,
    failures    integer     not null default 0,
    asked_at    timestamptz,
    next_ask_at timestamptz not null
);
create index archive_case_due on archive_case (fagsystem, next_ask_at);

insert into archive_case (case_id, fagsystem, next_ask_at)
select id, fagsystem, received_at from citizen_case where case_number is not null;

-- Two cases of ours under one number of the archive's are a mistake that must be found.
create index citizen_case_by_number on citizen_case (case_number) where case_number is not null;

-- Whoever holds its one row asks.
create table archive_pull (
    id          smallint    primary key default 1 check (id = 1),
    next_run_at timestamptz not null,
    swept_until date        -- every day up to it has been asked for
);
insert into archive_pull (next_run_at) values ('-infinity');
