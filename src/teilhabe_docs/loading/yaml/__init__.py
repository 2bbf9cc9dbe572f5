"""YAML, read with places and bounds, and written: nothing else imports `yaml`."""
