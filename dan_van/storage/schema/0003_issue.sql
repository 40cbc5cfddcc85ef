-- Issues and their timeline. The columns marked as derived repeat what the events say
-- (domain/issue.py, `shown`): a matter that was reopened has a settlement in its past and none at
-- present.

CREATE TABLE issue (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL CHECK (title <> ''),
  title_identity TEXT NOT NULL,
  title_search TEXT NOT NULL,
  title_sort TEXT NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  category TEXT CHECK (category IN (
    'land', 'clearance', 'environment', 'health', 'education', 'infrastructure', 'market',
    'policy', 'religion', 'ethnic', 'order', 'labour', 'officials', 'other')),
  place TEXT,
  people INTEGER CHECK (people >= 0),
  recorded_start TEXT CHECK (recorded_start IS date(recorded_start)),
  recorded_end TEXT CHECK (recorded_end IS date(recorded_end)),
  recorded_by TEXT,
  advised_start TEXT CHECK (advised_start IS date(advised_start)),
  advised_end TEXT CHECK (advised_end IS date(advised_end)),
  advised_to TEXT,
  due_start TEXT CHECK (due_start IS date(due_start)),
  due_end TEXT CHECK (due_end IS date(due_end)),
  resolving TEXT,
  result TEXT,
  content TEXT,
  proposal TEXT,
  note TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  -- derived
  status TEXT,
  raised_start TEXT,
  raised_end TEXT,
  resolved_start TEXT,
  resolved_end TEXT,
  closed_start TEXT,
  closed_end TEXT,
  CHECK ((recorded_start IS NULL) = (recorded_end IS NULL)),
  CHECK ((advised_start IS NULL) = (advised_end IS NULL)),
  CHECK ((due_start IS NULL) = (due_end IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX issue_identity ON issue (unit_id, title_identity) WHERE withdrawn_on IS NULL;
CREATE INDEX issue_sort ON issue (title_sort, id);
CREATE INDEX issue_status ON issue (status, due_end);

CREATE TABLE issue_event (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES issue (id),
  -- raised: the matter arises; moved: a new status; noted: nothing but a note
  event TEXT NOT NULL CHECK (event IN ('raised', 'moved', 'resolved', 'closed', 'reopened', 'noted')),
  status TEXT NOT NULL CHECK (status IN (
    'new', 'monitoring', 'advised', 'forwarded', 'in_progress', 'resolved', 'closed')),
  on_start TEXT CHECK (on_start IS date(on_start)),
  on_end TEXT CHECK (on_end IS date(on_end)),
  note TEXT,
  batch_id INTEGER REFERENCES batch (id),
  CHECK ((on_start IS NULL) = (on_end IS NULL)),
  CHECK (on_end > on_start),
  CHECK ((event = 'resolved') = (status = 'resolved') OR event = 'noted'),
  CHECK ((event = 'closed') = (status = 'closed') OR event = 'noted')
) STRICT;
CREATE INDEX issue_event_issue ON issue_event (issue_id, id);
CREATE INDEX issue_event_date ON issue_event (event, on_start, on_end, issue_id);
