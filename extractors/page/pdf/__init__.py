"""PDF: pages with their glyphs, drawings and pictures. Only the modules here know pdfium."""
