"""The weights of the recogniser, as data; README.md says how they were made and what they are worth."""
