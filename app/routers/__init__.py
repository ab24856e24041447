"""HTTP only: parse, call one service method, shape the answer."""
