"""What the user can do while the vault is open: one method a use case, one transaction a method."""
