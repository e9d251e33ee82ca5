-- What another surface is to be told of a case, one row for each case and surface; written in the transaction that
-- changed the case. Not a row for each change: a surface is told where the case stands, with its whole timeline, so that
-- ten changes while it was away are told at once, and in order.
create table delivery (
    surface         text        not null,
    case_id         uuid        not null references citizen_case (id) on delete cascade,
    fagsystem       text        not null,
    state           text        not null check (state in ('waiting', 'done', 'set-aside')),
    changes         bigint      not null default 1,  -- how often the case has changed
    delivered       bigint      not null default 0,  -- up to which change the surface knows
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    taken_until     timestamptz,                     -- somebody is at it; after that, nobody is any more
    reason          text,                            -- of those that are set aside; one of our own words
    reported        boolean     not null default false,  -- its fagsystem was told that it is set aside
    primary key (surface, case_id)
);
create index delivery_due on delivery (next_attempt_at) where state = 'waiting';
create index delivery_set_aside on delivery (surface, case_id) where state = 'set-aside';

-- What a fagsystem can ask for, since nobody calls in to it: which of its cases did not get through to a surface, and
-- which did after all. Read in the order of transactions, so that one that is committed late is passed over by nobody.
create table delivery_receipt (
    tx         xid8        not null default pg_current_xact_id(),
    id         bigint      generated always as identity,
    fagsystem  text        not null,
    case_id    uuid        not null references citizen_case (id) on delete cascade,
    surface    text        not null,
    outcome    text        not null check (outcome in ('set-aside', 'delivered')),
    reason     text,
    sequence   bigint      not null,                 -- the fagsystem's own: up to which event of the case
    at         timestamptz not null,
    primary key (tx, id)
);
create index delivery_receipt_of_fagsystem on delivery_receipt (fagsystem, tx, id);

-- An operator wants an event that was set aside to be tried again.
alter table inbox_event add column replay_at timestamptz;
create index inbox_event_to_replay on inbox_event (replay_at) where replay_at is not null;
