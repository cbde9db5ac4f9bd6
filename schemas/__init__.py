"""What prongsai promises: the data that travels between the stages, and the report that comes out."""
