"""Text embeddings for meaning-level comparison: `openai`, local `minilm`, and `lexical` when neither is there."""
