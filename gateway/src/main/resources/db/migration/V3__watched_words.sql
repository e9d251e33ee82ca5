-- The words that gateways named in the paths of their records under a number of the policy: what stands as * in a record
-- was none of these. Deleted with the decisions that it tells about.
create table policy_watched (
    number bigint primary key references policy_version (number),
    words  jsonb not null
);

-- One service's decisions, without reading everybody's.
create index decision_of_shape on decision (shape, at);
