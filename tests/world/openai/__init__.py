"""OpenAI as a server on this computer: strict about requests, honest about money, broken on demand."""
