"""An invented world, served on loopback, for the real service to read: `faro demo`."""
