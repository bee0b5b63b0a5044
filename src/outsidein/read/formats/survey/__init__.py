"""Surveys: questions, answers and scores."""
