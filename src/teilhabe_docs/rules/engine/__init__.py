"""What rules are made of: what they look at, what they say, how all of them run, what each is in words."""
