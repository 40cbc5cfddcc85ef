"""Declarations of the kept things; the one place to add a kind of record."""
