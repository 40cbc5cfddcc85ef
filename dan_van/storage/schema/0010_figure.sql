-- Figures that units state. A dimension that is null stands for all of it; two figures of one
-- unit, period, measure and dimensions are one, and the code that writes them sees to it, since
-- the body's name is compared by its folding.

CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  period_start TEXT NOT NULL CHECK (period_start IS date(period_start)),
  period_end TEXT NOT NULL CHECK (period_end IS date(period_end)),
  measure TEXT NOT NULL CHECK (measure IN (
    'registered', 'new', 'kept', 'active', 'effective', 'recognised', 'replicated', 'stopped',
    'models', 'issues', 'issues_found', 'issues_settled', 'activities', 'dialogues',
    'outreach_sessions', 'participants', 'awards', 'documents', 'documents_issued',
    'documents_advised', 'tasks')),
  sector_id INTEGER REFERENCES sector (id),
  kind TEXT CHECK (kind IN ('collective', 'individual')),
  level TEXT CHECK (level IN ('grassroots', 'district', 'province', 'central')),
  form TEXT CHECK (form IN (
    'merit_certificate', 'commendation', 'certificate', 'emulation_flag', 'title', 'honour',
    'other')),
  body TEXT,
  number INTEGER NOT NULL CHECK (number >= 0),
  number_qualifier TEXT NOT NULL CHECK (number_qualifier IN ('=', '>', '<', '≈')),
  number_plan INTEGER CHECK (number_plan >= 0),
  note TEXT,
  document TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  CHECK (period_end > period_start),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE INDEX figure_period ON figure (period_start, period_end);
CREATE INDEX figure_unit ON figure (unit_id, period_start);
