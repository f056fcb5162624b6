"""The lesson bar under the chain: both passes step by step, and what somebody predicts."""
