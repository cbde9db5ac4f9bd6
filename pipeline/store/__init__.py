"""The store: every document that was ever taken in, what it became, and what happened to it."""
