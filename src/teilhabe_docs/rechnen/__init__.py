"""Staffing figures: pure functions on `Decimal`; units stand in the names."""
