"""What reads the web: guarded fetching, feeds, article text, and the workers that read hostile bytes."""
