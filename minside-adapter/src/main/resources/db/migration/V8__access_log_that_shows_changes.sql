-- Each entry has a mark that only who knows the key can make; checkpoints count and mark the entries of a while, one after
-- the other. Whoever changes, adds or removes an entry here leaves marks that do not hold.
alter table access_entry add column mark text;         -- null: from before, and in no checkpoint yet
alter table access_entry add column checkpoint bigint; -- null: of no checkpoint yet
create index access_entry_of_checkpoint on access_entry (checkpoint, id);
create index access_entry_of_none on access_entry (id) where checkpoint is null;

create table access_checkpoint (
    number   bigint      primary key,
    at       timestamptz not null,
    entries  bigint      not null,
    mark     text        not null
);
