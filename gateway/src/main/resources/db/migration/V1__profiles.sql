-- What officers decide. Append-only: a row is never changed and never deleted, which a trigger enforces. What is in
-- force now follows from the events.

-- One text of one document (a service, a template, the defaults, the floor).
create table profile_version (
    id          bigint generated always as identity primary key,
    document    text        not null,
    number      integer     not null,
    yaml        text,                       -- null: from this version on there is no such document
    based_on    integer,
    author      text        not null,       -- the officer's subject, which outlives account names
    author_name text        not null,
    note        text        not null,
    made_at     timestamptz not null,
    unique (document, number)
);

-- What a simulation of a version found, kept as it was shown to those who decided.
create table profile_simulation (
    id         uuid primary key,
    version_id bigint      not null references profile_version (id),
    officer    text        not null,
    report     jsonb       not null,
    run_at     timestamptz not null
);

-- What happened to a version. Two officers who act on one version at one moment take the same step: one row wins.
create table profile_event (
    id           bigint generated always as identity primary key,
    version_id   bigint      not null references profile_version (id),
    step         integer     not null,
    kind         text        not null
        check (kind in ('proposed', 'approved', 'activated', 'superseded', 'withdrawn', 'rolled-back')),
    officer      text        not null,
    officer_name text        not null,
    reason       text        not null,
    valid_from   timestamptz,
    simulation   uuid references profile_simulation (id),
    judgement    jsonb,
    happened_at  timestamptz not null,
    unique (version_id, step)
);

-- A raise above all profiles, of one service or of all ('*').
create table emergency (
    id          uuid primary key,
    service     text        not null,
    level       smallint    not null check (level between 1 and 4),
    officer     text        not null,
    officer_name text       not null,
    reason      text        not null,
    raised_at   timestamptz not null
);

create table emergency_event (
    id           bigint generated always as identity primary key,
    emergency_id uuid        not null references emergency (id),
    step         integer     not null,
    kind         text        not null check (kind in ('end-proposed', 'end-withdrawn', 'ended')),
    officer      text        not null,
    officer_name text        not null,
    reason       text        not null,
    happened_at  timestamptz not null,
    unique (emergency_id, step)
);

-- Every change of what gateways enforce takes the next number; it is the version of the snapshot.
create table policy_version (
    number     bigint primary key check (number > 0),
    cause      text        not null
        check (cause in ('seeded', 'activated', 'emergency', 'watched', 'renewed')),
    changed_at timestamptz not null
);

-- Who has been here with which roles: how many could approve. Says what is, so it may change.
create table officer_seen (
    subject text primary key,
    name    text        not null,
    roles   text        not null,
    seen_at timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'append-only: % of % is refused', tg_op, tg_table_name using errcode = 'PV001';
end
$$;

create trigger append_only before update or delete or truncate on profile_version
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on profile_simulation
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on profile_event
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on emergency
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on emergency_event
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on policy_version
    for each statement execute function refuse_change();

create index profile_event_of_version on profile_event (version_id, step);
