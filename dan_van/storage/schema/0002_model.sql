-- Models and the dated events of their stages. The columns marked as derived repeat what the
-- events say (domain/model.py, `shown`), so that lists and totals need not read every event; they
-- are written together with the events, never apart from them.

CREATE TABLE model (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_identity TEXT NOT NULL,
  name_search TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  sector_id INTEGER REFERENCES sector (id),
  kind TEXT CHECK (kind IN ('collective', 'individual')),
  exemplar INTEGER NOT NULL DEFAULT 0 CHECK (exemplar IN (0, 1)),
  holder TEXT,
  holder_identity TEXT,
  holder_search TEXT,
  holder_sort TEXT,
  area TEXT,
  reason TEXT,
  objectives TEXT,
  content TEXT,
  forces TEXT,
  resources TEXT,
  results TEXT,
  upkeep TEXT,
  note TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  -- derived
  stage TEXT,
  level TEXT,
  decision TEXT,
  body TEXT,
  registered_start TEXT,
  registered_end TEXT,
  implementing_start TEXT,
  implementing_end TEXT,
  effective_start TEXT,
  effective_end TEXT,
  recognised_start TEXT,
  recognised_end TEXT,
  replicated_start TEXT,
  replicated_end TEXT,
  stopped_start TEXT,
  stopped_end TEXT,
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
-- one unit has a name once; a withdrawn record does not stand in the way of a new one
CREATE UNIQUE INDEX model_identity ON model (unit_id, name_identity, ifnull(holder_identity, ''))
  WHERE withdrawn_on IS NULL;
CREATE INDEX model_sort ON model (name_sort, id);
CREATE INDEX model_unit ON model (unit_id, name_sort);

CREATE TABLE model_stage (
  id INTEGER PRIMARY KEY,
  model_id INTEGER NOT NULL REFERENCES model (id),
  stage TEXT NOT NULL CHECK (stage IN (
    'registered', 'implementing', 'effective', 'recognised', 'replicated', 'stopped')),
  -- half-open; both null when no date is known
  on_start TEXT CHECK (on_start IS date(on_start)),
  on_end TEXT CHECK (on_end IS date(on_end)),
  level TEXT CHECK (level IN ('grassroots', 'district', 'province', 'central')),
  decision TEXT,
  body TEXT,
  note TEXT,
  batch_id INTEGER REFERENCES batch (id),
  CHECK ((on_start IS NULL) = (on_end IS NULL)),
  CHECK (on_end > on_start)
) STRICT;
CREATE INDEX model_stage_model ON model_stage (model_id, stage, on_start);
CREATE INDEX model_stage_date ON model_stage (stage, on_start, on_end, model_id);
-- the stock at a date is counted from here without reading the models themselves
CREATE INDEX model_began ON model (
  coalesce(registered_end, implementing_end, effective_end, recognised_end, replicated_end),
  unit_id, sector_id, kind, level, stage)
  WHERE withdrawn_on IS NULL;
-- registrations known to more than a day: the only ones that can stick out of a period
CREATE INDEX model_vague ON model (registered_start, registered_end)
  WHERE withdrawn_on IS NULL AND julianday(registered_end) - julianday(registered_start) > 1;
