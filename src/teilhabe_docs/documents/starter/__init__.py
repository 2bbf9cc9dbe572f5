"""What `tdocs init` writes: a repository that somebody can fill in."""
