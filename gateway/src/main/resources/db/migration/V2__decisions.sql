-- What gateways decided: many rows, kept for a while, apart from the audit. Nothing here names a person.

-- One spool of one edge: a gateway process from its start on. Sequence numbers are counted in it, and everything up to
-- `through` is here, so that a batch that comes twice changes nothing.
create table decision_feed (
    id      integer generated always as identity primary key,
    edge    text        not null,
    spool   text        not null,
    through bigint      not null default 0,
    seen_at timestamptz not null,
    unique (edge, spool)
);

-- What was asked for. A thousand of them stand for a million rows.
create table decision_shape (
    id      integer generated always as identity primary key,
    service text not null,
    method  text not null,
    path    text not null,                  -- a template: segments that no rule names are *
    rule    text not null,                  -- blank if no rule applied
    unique (service, method, path, rule)
);

-- What was found. Blank for what is not known.
create table decision_finding (
    id           integer generated always as identity primary key,
    outcome      text     not null,
    reason       text     not null,
    level        smallint not null,
    login_method text     not null,
    issuer       text     not null,
    unique (outcome, reason, level, login_method, issuer)
);

-- Eight bytes first and four bytes after, so that no row has holes in it.
create table decision (
    at          timestamptz not null,
    sequence    bigint      not null,
    policy      bigint      not null,
    feed        integer     not null references decision_feed (id),
    shape       integer     not null references decision_shape (id),
    finding     integer     not null references decision_finding (id),
    age         integer,                    -- of the log-in, in seconds
    correlation uuid        not null,
    person      bytea,                      -- keyed hash, 16 bytes, with the key of its period
    primary key (feed, sequence)
);

create index decision_at on decision (at);
create index decision_correlation on decision using hash (correlation);

-- Decisions that were made and never came.
create table decision_gap (
    feed     integer     not null references decision_feed (id),
    sequence bigint      not null,
    lost     bigint      not null,
    noted_at timestamptz not null,
    primary key (feed, sequence)
);

-- Whose a session is, sealed to the console's key. Needed while decisions of the session still come.
create table decision_session (
    feed    integer     not null references decision_feed (id),
    session text        not null,
    sealed  text        not null,
    at      timestamptz not null,
    primary key (feed, session)
);

create index decision_session_at on decision_session (at);

-- The part of a period's key that is deleted with the period: without it, not even the configured part gives a person.
create table decision_person_key (
    begins date  primary key,
    random bytea not null
);

-- How far the audit records of an edge have come into the console's own log.
create table audit_feed (
    edge    text   not null,
    spool   text   not null,
    through bigint not null,
    primary key (edge, spool)
);
