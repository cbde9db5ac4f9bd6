"""A hundred agencies' submissions in one picture, and one agency's year beside another."""
