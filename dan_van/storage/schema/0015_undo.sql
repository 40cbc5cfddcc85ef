-- Taking changes back. The change that takes one back is an entry of its own, and can be taken back
-- too.

ALTER TABLE journal ADD COLUMN undoes INTEGER REFERENCES journal (id);
CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;

-- files whose import was taken back, for the day on which that is taken back
CREATE TABLE journal_original (
  batch_id INTEGER PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

-- the highest row id of the rows that went from a table: it is not given to another row, or the
-- record that bore it could not come back and its history would be that of two records
CREATE TABLE journal_last (
  tbl TEXT PRIMARY KEY,
  last_key INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- without it each model that goes is looked for among all awards
CREATE INDEX award_model ON award (model_id) WHERE model_id IS NOT NULL;
