"""The durable, paid job: plan, reserve, draw, store, verify, settle."""
