"""How to read a page: pure functions, values in, values out; each outside tool behind one module."""
