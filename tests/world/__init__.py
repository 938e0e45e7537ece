"""The outside: servers on this computer that stand in for the services the program talks to."""
