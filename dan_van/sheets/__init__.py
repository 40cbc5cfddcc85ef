"""Reading workbooks: sniff, read, classify, match."""
