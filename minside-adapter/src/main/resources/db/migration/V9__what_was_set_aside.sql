-- What was set aside is little, and is looked for among all that was not.
create index inbox_event_set_aside on inbox_event (received_at) where outcome = 'set-aside';
create index outbox_set_aside on outbox (next_attempt_at) where state = 'set-aside';
