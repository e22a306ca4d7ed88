"""The dataset on one account, day and language, and the analysis behind each question."""
