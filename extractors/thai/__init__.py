"""Thai text: repair, tokens, numbers, dates, periods, names, and the words that we look for."""
