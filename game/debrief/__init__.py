"""From the journal to paper: facts, the sheet as data, the sheet to print."""
