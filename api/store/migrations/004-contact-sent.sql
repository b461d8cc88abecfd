-- What was last brought to the Xero contact of a row, as the row's link keeps it in xc_sent: a call whose link was read before our last
-- write knows it from here (P34, P37).
create table contact_sent (
  organisation text not null,
  environment text not null,
  row_table text not null,
  row_id text not null,
  sent text not null,
  -- Dataverse's versionnumber of the newest row that was brought there (N2).
  version_number bigint,
  primary key (organisation, environment, row_table, row_id)
);
