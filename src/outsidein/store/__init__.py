"""The engines, and the three shapes of stage: view, map, fit."""
