-- Documents that we took back ourselves: their row's next one is of a new generation (N1).
alter table documents add column is_withdrawn boolean not null default false;

-- Rows whose toggle was Yes when their document was first sent: a No is a withdrawal, whatever the flow could read of the link (U2).
create table toggled_rows (
  organisation text not null,
  environment text not null,
  row_table text not null,
  row_id text not null,
  primary key (organisation, environment, row_table, row_id)
);

-- Invoices that were, or may have been, e-mailed from here: none of them is a second time (X3).
create table emails (
  organisation text not null,
  xero_id text not null,
  attempted_at timestamptz not null,
  primary key (organisation, xero_id)
);
