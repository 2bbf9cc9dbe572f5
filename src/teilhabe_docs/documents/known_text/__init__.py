"""The texts of profiles found again in finished documents: what is fixed, and what stood in their fields."""
