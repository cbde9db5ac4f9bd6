"""From the blocks of pages to tables and paragraphs."""
