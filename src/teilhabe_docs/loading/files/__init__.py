"""Files of others: read within bounds, whatever they claim of themselves."""
