"""From files to concepts: YAML and Markdown in, typed models and findings out; bad input never raises."""
