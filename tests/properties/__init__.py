"""Worlds of facts and rules drawn at random, and the values that break careless programs."""
