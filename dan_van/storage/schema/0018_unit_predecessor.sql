-- Which unit became which, from which day on. Records stay with the unit they were made under; what
-- adds them up by unit follows these links.

CREATE TABLE unit_predecessor (
  successor_id INTEGER NOT NULL REFERENCES unit (id),
  predecessor_id INTEGER NOT NULL REFERENCES unit (id),
  -- the first day on which the one stands for the other
  on_date TEXT NOT NULL CHECK (on_date IS date(on_date)),
  -- the decision by which it was done
  decided_by TEXT,
  PRIMARY KEY (successor_id, predecessor_id),
  CHECK (successor_id <> predecessor_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_predecessor_predecessor ON unit_predecessor (predecessor_id);

-- why a unit is no more: the decision or the reason given
ALTER TABLE unit ADD COLUMN closed_reason TEXT;

-- Units that went into one other as a whole. A unit that was parted, or that gave something away
-- and lived on, stands for itself: which of its records went where is not known.
CREATE VIEW unit_merged AS
SELECT link.successor_id, link.predecessor_id, link.on_date
FROM unit_predecessor AS link
JOIN unit AS predecessor ON predecessor.id = link.predecessor_id
WHERE predecessor.valid_until = link.on_date
  AND NOT EXISTS (
    SELECT 1 FROM unit_predecessor AS other
    WHERE other.predecessor_id = link.predecessor_id AND other.on_date = link.on_date
      AND other.successor_id <> link.successor_id);
