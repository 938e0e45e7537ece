"""Pictures: files, versions, metadata, alt text."""
