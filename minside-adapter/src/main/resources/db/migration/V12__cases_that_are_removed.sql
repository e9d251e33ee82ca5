-- A case that is removed: over for as long as its class says, or taken back by its fagsystem. What stays says that it was
-- removed, when, why, and how much that was.
create table removed_case (
    number      bigint      primary key,            -- 1, 2, 3 …: each mark covers the one before
    case_id     uuid        not null unique,
    service     text        not null,
    fagsystem   text        not null,
    why         text        not null check (why in ('over', 'taken-back')),
    rule        text        not null,               -- the retention class and its period, or the fagsystem's reason
    since       timestamptz not null,               -- when it was over, or when it was taken back
    removed_at  timestamptz not null,
    held        text        not null,               -- rows by table: "citizen_case 1, milestone 4 …"
    mark        text        not null
);

-- Cases that are over, to find those that have been for long.
create index citizen_case_over on citizen_case (service, changed_at) where status in ('vedtatt', 'avsluttet', 'avvist');

-- Which case an event is about, so that it goes with the case. null: of no case that we know, or from before.
alter table inbox_event add column case_id uuid;
create index inbox_event_of_case on inbox_event (case_id) where case_id is not null;
create index inbox_event_unnamed on inbox_event (received_at)
    where case_id is null and (outcome <> 'set-aside' or reason in ('sequence-taken', 'not-your-case'));

-- A surface that knows a case has to be told that it is gone, when it is: what it was named by is kept until then.
alter table delivery drop constraint delivery_case_id_fkey;
alter table delivery add column removed_received_at timestamptz; -- of a removed case: when it was received
alter table delivery_receipt drop constraint delivery_receipt_case_id_fkey;
create index delivery_receipt_of_case on delivery_receipt (case_id);
