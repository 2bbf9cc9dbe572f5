"""What a case officer would say: rules over a concept and its outlines, each with its source."""
