"""Tables of positions, as people make them in Excel and Word, become positions of staffing.yaml."""
