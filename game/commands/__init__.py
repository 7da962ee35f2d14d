"""The commands by family: each module has a `commands` that the command line takes in."""
