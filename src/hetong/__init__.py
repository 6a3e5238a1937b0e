"""hetong (合同): linter and signing gate for Chinese service contracts."""

__version__ = "0.1.0"
