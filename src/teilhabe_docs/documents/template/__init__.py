"""The bodies and conditions of profiles: a closed language over fields that computes nothing."""
