"""How one field of the report is read: one field, one module."""
