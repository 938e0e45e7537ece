"""The brief in use: context, sizes, questions, prompts, scores, comparison, alt text."""
