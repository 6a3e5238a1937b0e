"""Bytes of YAML, JSON or TOML become one positioned tree; nothing here knows contracts."""
