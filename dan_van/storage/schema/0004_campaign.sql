-- Campaigns and programmes: named periods that other records carry as tags.

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_identity TEXT NOT NULL,
  name_search TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  kind TEXT CHECK (kind IN ('emulation', 'programme', 'campaign', 'occasion', 'project')),
  period_start TEXT CHECK (period_start IS date(period_start)),
  period_end TEXT CHECK (period_end IS date(period_end)),
  unit_id INTEGER REFERENCES unit (id),
  occasion TEXT,
  note TEXT,
  source_url TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date(withdrawn_on)),
  withdrawn_reason TEXT,
  CHECK ((period_start IS NULL) = (period_end IS NULL)),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;
CREATE INDEX campaign_sort ON campaign (name_sort, id);
CREATE UNIQUE INDEX campaign_identity ON campaign (name_identity) WHERE withdrawn_on IS NULL;

-- a record of any form may carry several; record_id is checked by the code that writes it
CREATE TABLE campaign_tag (
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  form TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  PRIMARY KEY (form, record_id, campaign_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX campaign_tag_campaign ON campaign_tag (campaign_id, form);
