"""What pictures cost, told from the ledger."""
