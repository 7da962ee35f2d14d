"""What the facilitator alone sees: on the second display, or in small under a held key."""
