"""What the integration tests stand on: servers, the daemon as a process, and an oracle made of other people's decoders."""
