"""The scenes: each makes a tree from a view, and commands from intents."""
