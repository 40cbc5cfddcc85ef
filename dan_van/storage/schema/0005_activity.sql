-- Activities of the work: dialogues, receptions, trainings, gifts. Places, partners and items are
-- lists of their own record and of no other, so they are kept as JSON in it; items are opened
-- with json_each where they are added up, each thing by itself.

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_identity TEXT NOT NULL,
  name_search TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  kind TEXT CHECK (kind IN (
    'dialogue', 'reception', 'conference', 'review', 'training', 'outreach', 'supervision',
    'comment', 'welfare', 'campaign_day', 'working_session', 'other')),
  date_start TEXT CHECK (date_start IS date(date_start)),
  date_end TEXT CHECK (date_end IS date(date_end)),
  places TEXT CHECK (places IS NULL OR json_valid(places)),
  partners TEXT CHECK (partners IS NULL OR json_valid(partners)),
  sessions INTEGER CHECK (sessions >= 0),
  participants INTEGER CHECK (participants >= 0),
  beneficiaries INTEGER CHECK (beneficiaries >= 0),
  items TEXT CHECK (items IS NULL OR json_valid(items)),
  value INTEGER CHECK (value >= 0),
  value_qualifier TEXT CHECK (value_qualifier IN ('=', '>', '<', '≈')),
  audience TEXT,
  result TEXT,
  note TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  CHECK ((date_start IS NULL) = (date_end IS NULL)),
  CHECK ((value IS NULL) = (value_qualifier IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE INDEX activity_sort ON activity (name_sort, id);
CREATE INDEX activity_date ON activity (date_start, date_end);
CREATE INDEX activity_unit ON activity (unit_id);
