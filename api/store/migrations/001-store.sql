-- Which store this is: a poll's state names it, so that a lost store is noticed.
create table store (
  one boolean primary key default true check (one),
  id uuid not null default gen_random_uuid()
);
insert into store default values;

-- The register: which Xero document belongs to which row, and what our answers last said about it.
create table documents (
  organisation text not null,
  environment text not null,
  row_table text not null,
  row_id text not null,
  generation integer not null,
  entity_set text,
  xero_type text not null,
  xero_id text not null,
  number text,
  created_by_us boolean not null default false,
  -- Dataverse's versionnumber of the newest body that was sent (N2).
  version_number bigint,
  -- Xero's UpdatedDateUTC and the status and amounts of the newest answer.
  answered_on timestamptz,
  answered_state text,
  reconciling_at timestamptz,
  is_open boolean not null default true,
  created_at timestamptz not null default now(),
  primary key (organisation, environment, row_table, row_id, generation)
);
create unique index documents_by_xero_id on documents (organisation, xero_id);

-- One row's wish to be in Xero, done once (N1).
create table intents (
  key text primary key,
  kind text not null,
  organisation text not null,
  body text not null,
  idempotency_key text not null,
  version_number bigint,
  -- waiting (nothing sent yet), sent (outcome unknown until it is done or refused), done, refused
  state text not null default 'waiting',
  first_sent_at timestamptz,
  last_sent_at timestamptz,
  outcome text,
  xero_id text,
  result text,
  message text,
  holder text,
  held_until timestamptz,
  created_at timestamptz not null
);
create index intents_in_doubt on intents (organisation) where state = 'sent';

-- What happened in Xero. A receiver only adds; seq is given when a poll first sees the row, in the order of commits,
-- so that no later commit can ever fall behind a place a poll has passed.
create sequence change_seq;
create table changes (
  id bigserial primary key,
  seq bigint unique,
  organisation text not null,
  -- empty for a webhook of an invoice or a bill: which of them is not said
  xero_type text,
  xero_id text not null,
  updated_on timestamptz,
  -- status and amounts, where the source had read them
  state text,
  source text not null,
  -- the app whose key signed a webhook; empty for what was read
  client_id text,
  -- the same event twice is one row
  event_key text unique,
  received_at timestamptz not null
);
create index changes_without_seq on changes (id) where seq is null;
create index changes_by_age on changes (received_at);

create table leases (
  name text primary key,
  holder text not null,
  held_until timestamptz not null
);

-- How far the own reads have come in an organisation.
create table reads (
  organisation text primary key,
  -- whatever Xero changed before this is in the stream
  read_from timestamptz not null,
  next_read_at timestamptz not null,
  next_compare_at timestamptz not null,
  -- the reading and the comparison under way, as JSON: where to go on
  reading text,
  comparing text
);
