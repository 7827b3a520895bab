"""What may be published: raw counts in, protected figures out; pure, without vault or window."""
