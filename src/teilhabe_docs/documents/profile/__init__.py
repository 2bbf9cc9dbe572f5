"""Profiles: where they stand, what they may say, how they extend one another, which one is meant."""
