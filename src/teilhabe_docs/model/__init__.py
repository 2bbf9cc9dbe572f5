"""What a concept is: typed, frozen, without YAML and without files."""
