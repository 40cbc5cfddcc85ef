-- Tasks and what became of them. Period, status, the date done and the earlier periods repeat
-- what the events say (domain/task.py, `shown`), so that lists need not read every event.

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_identity TEXT NOT NULL,
  name_search TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  due_start TEXT CHECK (due_start IS date(due_start)),
  due_end TEXT CHECK (due_end IS date(due_end)),
  partners TEXT CHECK (partners IS NULL OR json_valid(partners)),
  document TEXT,
  result TEXT,
  note TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  -- derived
  period_start TEXT,
  period_end TEXT,
  status TEXT CHECK (status IN ('open', 'done', 'dropped')),
  done_start TEXT,
  done_end TEXT,
  carried_from TEXT CHECK (carried_from IS NULL OR json_valid(carried_from)),
  CHECK ((due_start IS NULL) = (due_end IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE INDEX task_name ON task (name_identity);
CREATE INDEX task_sort ON task (name_sort, id);
CREATE INDEX task_unit ON task (unit_id);
CREATE INDEX task_status ON task (status, due_end);

CREATE TABLE task_event (
  id INTEGER PRIMARY KEY,
  task_id INTEGER NOT NULL REFERENCES task (id),
  event TEXT NOT NULL CHECK (event IN (
    'planned', 'carried', 'done', 'dropped', 'reopened', 'noted')),
  -- the period that the task is planned for or carried into; null when none is known
  period_start TEXT CHECK (period_start IS date(period_start)),
  period_end TEXT CHECK (period_end IS date(period_end)),
  on_start TEXT CHECK (on_start IS date(on_start)),
  on_end TEXT CHECK (on_end IS date(on_end)),
  note TEXT,
  batch_id INTEGER REFERENCES batch (id),
  CHECK ((period_start IS NULL) = (period_end IS NULL)),
  CHECK (period_end > period_start),
  CHECK ((on_start IS NULL) = (on_end IS NULL)),
  CHECK (on_end > on_start),
  CHECK (event IN ('planned', 'carried') OR period_start IS NULL)
) STRICT;
CREATE INDEX task_event_task ON task_event (task_id, id);
CREATE INDEX task_event_period ON task_event (event, period_start, period_end, task_id);
