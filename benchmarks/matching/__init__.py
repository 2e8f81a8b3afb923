"""The scorecard of matching: how often people and places are found, how often wrongly, and how fast, beside others."""
