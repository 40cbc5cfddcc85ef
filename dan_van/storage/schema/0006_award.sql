-- Awards, proposed and granted apart. Two series at one ceremony differ by form, body or decision.

CREATE TABLE award (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  recipient TEXT NOT NULL CHECK (recipient <> ''),
  recipient_identity TEXT NOT NULL,
  recipient_search TEXT NOT NULL,
  recipient_sort TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  kind TEXT CHECK (kind IN ('collective', 'individual')),
  form TEXT CHECK (form IN (
    'merit_certificate', 'commendation', 'certificate', 'emulation_flag', 'title', 'honour',
    'other')),
  body TEXT,
  decision TEXT,
  date_start TEXT CHECK (date_start IS date(date_start)),
  date_end TEXT CHECK (date_end IS date(date_end)),
  status TEXT NOT NULL DEFAULT 'granted' CHECK (status IN ('granted', 'proposed')),
  programme TEXT,
  period_start TEXT CHECK (period_start IS date(period_start)),
  period_end TEXT CHECK (period_end IS date(period_end)),
  model_id INTEGER REFERENCES model (id),
  note TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  CHECK ((date_start IS NULL) = (date_end IS NULL)),
  CHECK ((period_start IS NULL) = (period_end IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE INDEX award_sort ON award (recipient_sort, id);
CREATE INDEX award_date ON award (date_start, date_end);
CREATE INDEX award_unit ON award (unit_id);
