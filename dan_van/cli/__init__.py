"""The only package that knows Typer."""
