"""Drawing in somebody's style."""
