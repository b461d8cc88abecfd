-- What was last sent, as the row's link keeps it: a call whose link was read before our last write knows it from here (U1).
alter table documents add column sent text;
