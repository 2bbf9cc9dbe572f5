"""The checks: each module beside the YAML file of its name, which has its rules in words and its data."""
