"""Pages for the browser and for paper: each one file that needs no other."""
