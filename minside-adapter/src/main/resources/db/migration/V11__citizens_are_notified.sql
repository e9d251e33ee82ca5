-- Which steps of a case a citizen has been notified of, so that she is told of each once.
-- Where she cannot be reached, the receipt that her fagsystem gets says so.
create table notice (
    case_id  uuid        not null references citizen_case (id) on delete cascade,
    sequence bigint      not null,
    channel  text        not null check (channel in ('sms', 'email')),
    told_at  timestamptz not null,
    primary key (case_id, sequence)
);

alter table delivery_receipt drop constraint delivery_receipt_outcome_check;
alter table delivery_receipt add constraint delivery_receipt_outcome_check
    check (outcome in ('set-aside', 'delivered', 'not-reached'));

create index delivery_receipt_not_reached on delivery_receipt (case_id) where outcome = 'not-reached';
