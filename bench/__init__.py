"""How fast prongsai reads, how much memory it takes, and where the time goes: `python -m bench`."""
