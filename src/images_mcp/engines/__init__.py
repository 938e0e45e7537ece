"""The outside world behind ports: image engines, minds that read text and pictures, embeddings."""
