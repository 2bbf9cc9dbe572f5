"""Documents as PDF: the block model as data for a fixed template, set by typst."""
