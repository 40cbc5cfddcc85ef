"""`python -m dan_van` and the `dan-van` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from dan_van.cli.app import main as run_main

    run_main()


if __name__ == "__main__":
    main()
