"""Profiles, outlines, states of needs and the block model."""
