"""What tdocs does, as functions that return values: nothing here prints, exits or knows options."""
