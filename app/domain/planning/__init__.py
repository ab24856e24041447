"""The rules that say what is to be done after an interview, and when."""
