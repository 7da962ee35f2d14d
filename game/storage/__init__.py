"""What a workshop leaves on disk: its journal, its open ballots, its people, the settings."""
