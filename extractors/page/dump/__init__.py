"""Pages out of a text dump, in which tab-separated rows, HTML, markdown and plain prose stand side by side.

The way of a dump: `markup` cuts it into tags and text, `source` into file lines and HTML tables,
`text_lines` makes lines of text and tags, `tab_rows`, `pipe_tables` and `html_tables` make grids,
`finish` cleans what stands in them (`emphasis`, `boxes`, then the repair of Thai), and `reader` puts
them on pages. `places` knows in which file line, and in which picture, each character stands.
"""
