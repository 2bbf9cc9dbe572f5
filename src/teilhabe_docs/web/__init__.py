"""The page that `tdocs preview` shows: in the caller's own browser, from this machine to this machine."""
