-- A person is only person_key; whatever says something about her is sealed (columns named *_sealed, a compact JWE).

create table citizen_case (
    id             uuid primary key,
    person_key     text        not null,
    service        text        not null,
    fagsystem      text        not null,
    level          smallint    not null,
    status         text        not null,
    raw_status     text        not null,
    last_sequence  bigint      not null default 0,
    subject_sealed text,
    case_number    text,
    received_at    timestamptz not null,
    changed_at     timestamptz not null
);
create index citizen_case_of_person on citizen_case (person_key, changed_at desc);

-- Sequence 0 is ours ("received"), 1 and on are the fagsystem's.
create table milestone (
    case_id        uuid        not null references citizen_case (id),
    sequence       bigint      not null,
    status         text        not null,
    detail_sealed  text,
    started_at     timestamptz not null,
    primary key (case_id, sequence)
);

create table submission (
    id              uuid primary key,
    person_key      text        not null,
    service         text        not null,
    idempotency_key text        not null,
    payload_sealed  text        not null,
    received_at     timestamptz not null,
    unique (person_key, idempotency_key)
);

create table outbox (
    submission_id   uuid primary key references submission (id),
    state           text        not null check (state in ('waiting', 'done', 'set-aside')),
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    reason_sealed   text,
    correlation_id  text        not null
);
create index outbox_due on outbox (next_attempt_at) where state = 'waiting';

-- One row per event that a fagsystem sent; written in the transaction that gave it its effect.
create table inbox_event (
    fagsystem   text        not null,
    source      text        not null,
    event_id    text        not null,
    outcome     text        not null check (outcome in ('recorded', 'late', 'set-aside')),
    reason      text,
    body_sealed text        not null,
    received_at timestamptz not null,
    primary key (fagsystem, source, event_id)
);

-- What was fetched into a form, so that locked fields cannot be changed on the way back.
create table prefilled_form (
    person_key     text        not null,
    service        text        not null,
    values_sealed  text        not null,
    fetched_at     timestamptz not null,
    primary key (person_key, service)
);

create table access_entry (
    id            bigint generated always as identity primary key,
    person_key    text        not null,
    logged_at     timestamptz not null,
    entry_sealed  text        not null
);
create index access_entry_of_person on access_entry (person_key, id desc);

-- Assertions that portals used, so that each counts once.
create table portal_assertion (
    portal     text        not null,
    jti        text        not null,
    expires_at timestamptz not null,
    primary key (portal, jti)
);

create table portal_token (
    token_hash    text primary key,
    portal        text        not null,
    grant_sealed  text        not null,
    expires_at    timestamptz not null
);
