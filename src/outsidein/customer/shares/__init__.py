"""How much each need matters: to an account, to a segment, to all."""
