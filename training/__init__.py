"""How the recogniser was made: lines are drawn, networks trained and measured, models written."""
