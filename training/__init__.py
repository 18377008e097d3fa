"""What the coach's weights are made from and with; nothing here is shipped."""
