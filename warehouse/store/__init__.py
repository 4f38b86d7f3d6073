"""DuckDB raw tables and snapshots; the ledger; the stored documents."""
