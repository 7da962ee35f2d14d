"""What authors write: decks, frameworks and scenarios in YAML, and everything wrong with them."""
