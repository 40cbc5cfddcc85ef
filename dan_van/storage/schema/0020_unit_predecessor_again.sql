-- A unit may give something to the same one more than once, or go into one that took a part of it
-- before: each is a link of its own day.

DROP VIEW unit_merged;
ALTER TABLE unit_predecessor RENAME TO unit_predecessor_once;
CREATE TABLE unit_predecessor (
  successor_id INTEGER NOT NULL REFERENCES unit (id),
  predecessor_id INTEGER NOT NULL REFERENCES unit (id),
  -- the first day on which the one stands for the other
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  -- the decision by which it was done
  decided_by TEXT,
  PRIMARY KEY (successor_id, predecessor_id, on_date),
  CHECK (successor_id <> predecessor_id)
) STRICT, WITHOUT ROWID;
INSERT INTO unit_predecessor (successor_id, predecessor_id, on_date, decided_by)
SELECT successor_id, predecessor_id, on_date, decided_by FROM unit_predecessor_once;
DROP TABLE unit_predecessor_once;
CREATE INDEX unit_predecessor_predecessor ON unit_predecessor (predecessor_id);

CREATE VIEW unit_merged AS
SELECT link.successor_id, link.predecessor_id, link.on_date
FROM unit_predecessor AS link
JOIN unit AS predecessor ON predecessor.id = link.predecessor_id
WHERE predecessor.valid_until = link.on_date
  AND NOT EXISTS (
    SELECT 1 FROM unit_predecessor AS other
    WHERE other.predecessor_id = link.predecessor_id AND other.on_date = link.on_date
      AND other.successor_id <> link.successor_id);

-- the journal names a row by its key: what came before can be taken back as ever
UPDATE journal_change SET row_key = json_array(
  json_extract(row_key, '$[0]'), json_extract(row_key, '$[1]'),
  json_extract(ifnull(new, old), '$.on_date'))
WHERE tbl = 'unit_predecessor';
