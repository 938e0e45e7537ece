"""The things a draft can show, drawn by us from scratch: one module a kind, `catalog` to find them by their names."""
