"""The promises of the vault, each with the test that holds it."""
