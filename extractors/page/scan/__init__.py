"""Scans: a page that is a picture becomes the same content as a page of a PDF, recognised line by line."""
