-- A form that is filled in and checked, and counts for nothing before it is signed. Taken away when it is sent, or given up.
create table unsigned_form (
    id              uuid primary key,
    person_key      text        not null,
    service         text        not null,
    idempotency_key text        not null,
    payload_sealed  text        not null,
    paper_sealed    text        not null,
    -- What the signing service was asked, and where she is sent.
    task            uuid,
    page_sealed     text,
    -- What went wrong last.
    trouble         text,
    correlation_id  text        not null,
    filled_at       timestamptz not null,
    expires_at      timestamptz not null,
    look_at         timestamptz not null,
    unique (person_key, idempotency_key)
);
create index unsigned_form_to_look_at on unsigned_form (look_at);
create index unsigned_form_to_forget on unsigned_form (expires_at);

-- The paper that was signed, and its signatures.
alter table submission add column signed_sealed text;
