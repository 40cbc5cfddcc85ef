-- Rows that one write put in together, as an import does: thousands of them are one line here and
-- none in journal_change. What such a row held when it came follows from what it holds now, or held
-- when it went, and from what was changed since.

CREATE TABLE journal_range (
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  tbl TEXT NOT NULL,
  first_key INTEGER NOT NULL,
  last_key INTEGER NOT NULL,
  CHECK (first_key <= last_key)
) STRICT;
CREATE INDEX journal_range_row ON journal_range (tbl, first_key, last_key);
CREATE INDEX journal_range_journal ON journal_range (journal_id);
