-- The ledger and Prefect's own tables lie in two databases of one server.
create database prefect;
