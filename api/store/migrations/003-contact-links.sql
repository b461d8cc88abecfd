-- Which Xero contact or item belongs to which row, and which amounts Dynamics is known to have of it. Several rows may share one.
create table contact_links (
  organisation text not null,
  environment text not null,
  row_table text not null,
  row_id text not null,
  -- contact or item
  kind text not null,
  xero_id text not null,
  created_by_us boolean not null default false,
  amount_due double precision,
  amount_overdue double precision,
  currency text,
  primary key (organisation, environment, row_table, row_id, kind)
);
create index contact_links_by_xero_id on contact_links (organisation, kind, xero_id);

-- Of which environments all links were told since this store began.
create table listings (
  organisation text not null,
  environment text not null,
  completed_at timestamptz not null,
  primary key (organisation, environment)
);
