"""The HTML writer: block model in, one page out."""
