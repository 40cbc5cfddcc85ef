-- Documents issued or advised. A party number runs through a committee's term, so number, body
-- and date together are the key, never the number alone.

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  number TEXT,
  date_start TEXT CHECK (date_start IS date(date_start)),
  date_end TEXT CHECK (date_end IS date(date_end)),
  kind TEXT CHECK (kind IN (
    'report', 'plan', 'guidance', 'letter', 'directive', 'decision', 'conclusion', 'resolution',
    'announcement', 'programme', 'submission', 'other')),
  body TEXT,
  subject TEXT NOT NULL CHECK (subject <> ''),
  subject_identity TEXT NOT NULL,
  subject_search TEXT NOT NULL,
  subject_sort TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  role TEXT NOT NULL DEFAULT 'issued' CHECK (role IN ('issued', 'advised')),
  note TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  CHECK ((date_start IS NULL) = (date_end IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE INDEX document_sort ON document (subject_sort, id);
CREATE INDEX document_date ON document (date_start, date_end);
CREATE INDEX document_number ON document (number);
