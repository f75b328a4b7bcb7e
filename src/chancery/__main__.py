"""Runs the command line as ``python -m chancery``."""

from chancery.cli import main

if __name__ == "__main__":
    main()
