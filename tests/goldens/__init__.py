"""Golden pictures: every screen of a game, in one theme and one language, at two sizes."""
