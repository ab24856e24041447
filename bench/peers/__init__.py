"""What others would run instead, written as their documentation says."""
