"""Which agency is meant: names without what spellings differ in, and how alike two are. Nothing here is stored."""
