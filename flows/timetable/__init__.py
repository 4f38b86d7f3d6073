"""What is due when: the ledger says it, Prefect only wakes us."""
