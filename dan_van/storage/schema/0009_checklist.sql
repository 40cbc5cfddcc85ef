-- Things that every unit must do, and who has. Which units are meant is a rule (below a unit, of
-- some types) that is asked for anew each time, since units come and go; only a checklist that
-- came with a sheet (`listed`) is for the units that its sheets name.

CREATE TABLE checklist (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_identity TEXT NOT NULL,
  name_search TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  types TEXT CHECK (types IS NULL OR json_valid(types)),
  due_start TEXT CHECK (due_start IS date(due_start)),
  due_end TEXT CHECK (due_end IS date(due_end)),
  listed INTEGER NOT NULL DEFAULT 0 CHECK (listed IN (0, 1)),
  note TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  CHECK ((due_start IS NULL) = (due_end IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX checklist_identity ON checklist (name_identity) WHERE withdrawn_on IS NULL;
CREATE INDEX checklist_sort ON checklist (name_sort, id);

-- a unit that was ticked, or that a sheet names; no row means no more than "not ticked"
CREATE TABLE checklist_unit (
  id INTEGER PRIMARY KEY,
  checklist_id INTEGER NOT NULL REFERENCES checklist (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
  date_start TEXT CHECK (date_start IS date(date_start)),
  date_end TEXT CHECK (date_end IS date(date_end)),
  note TEXT,
  -- the file that brought the tick; null for one made by hand
  batch_id INTEGER REFERENCES batch (id),
  UNIQUE (checklist_id, unit_id),
  CHECK ((date_start IS NULL) = (date_end IS NULL)),
  CHECK (date_end > date_start),
  CHECK (done = 1 OR (date_start IS NULL AND batch_id IS NULL))
) STRICT;
CREATE INDEX checklist_unit_unit ON checklist_unit (unit_id);

-- a row of a sheet as it is declared: the checklist by its name beside the unit
CREATE VIEW checklist_mark AS
SELECT line.id, checklist.code, checklist.name, checklist.name_sort, line.unit_id,
  unit.name AS unit, line.done, line.date_start, line.date_end, line.note,
  checklist.withdrawn_on, checklist.withdrawn_reason
FROM checklist_unit AS line
JOIN checklist ON checklist.id = line.checklist_id
JOIN unit ON unit.id = line.unit_id;
