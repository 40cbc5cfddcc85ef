-- The journal: one entry for each write, and what it did to each row. Entries are never changed;
-- undoing one is an entry of its own. Rows are put in by triggers that a connection makes before
-- its first write (journal.py), so a new table is journalled without being named anywhere.

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  -- ISO local time; empty where a tool wrote without a signature
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  command TEXT NOT NULL,
  reason TEXT,
  -- {"model": {"insert": 3, "update": 1}}: a list of entries need not read every change
  counts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(counts))
) STRICT;

CREATE TABLE journal_change (
  id INTEGER PRIMARY KEY,
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  tbl TEXT NOT NULL,
  -- the primary key as text; a JSON array where it has several columns
  row_key TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  -- by column: what is not null of a row that came or went, what differs of one that changed
  old TEXT CHECK (old IS NULL OR json_valid(old)),
  new TEXT CHECK (new IS NULL OR json_valid(new)),
  CHECK ((old IS NULL) = (op = 'insert')),
  CHECK ((new IS NULL) = (op = 'delete'))
) STRICT;
CREATE INDEX journal_change_row ON journal_change (tbl, row_key);
CREATE INDEX journal_change_journal ON journal_change (journal_id);
-- rows that are gone can be asked of nothing else; there are few
CREATE INDEX journal_change_gone ON journal_change (tbl) WHERE op = 'delete';
