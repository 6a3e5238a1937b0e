"""Tests of hetong; a package, so that tests share `tests.oracle` and `tests.properties`."""
