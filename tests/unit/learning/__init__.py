"""What a candidate learns: reflections, practice, fit, insights."""
