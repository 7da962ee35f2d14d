"""The window: scenes, what they show, and how it is drawn."""
