"""The benchmark: ratios measured in one run, because machines differ. Not collected as tests."""
