"""Tables to take away: workbooks, CSV, JSON lines and Parquet, made from the store."""
