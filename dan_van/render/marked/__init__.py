"""Copies of senders' workbooks with the bad cells coloured, commented and listed.

`process.mark_copy` writes the sender's own xlsx back with all that openpyxl keeps of it. It opens a
file that nobody vouches for, so it runs in a process of its own that is bounded in time and memory:
what was checked when the file was read guards the fast reader, and openpyxl has other weak spots
(a merge over the whole grid is millions of cells to it). `build.build_copy` makes an xlsx of the
cells that were read already; it opens nothing.
"""
