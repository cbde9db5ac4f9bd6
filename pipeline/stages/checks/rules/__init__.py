"""The rules, one a module: `find` yields the findings, `CODES` names every code that they may have."""
