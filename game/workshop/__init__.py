"""A running game: its history, its journal, its time, its bots."""
