"""Runs the command line as `python -m hetong`."""

from hetong.cli import main

if __name__ == "__main__":
    main()
