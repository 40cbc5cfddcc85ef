-- The register's own tables: settings, units, sectors, given-out codes, imported files.
-- Names are stored as typed (NFC) with three keys beside them, computed by domain/vietnamese.py:
-- *_identity makes two names one, *_search is for finding, *_sort for order. SQLite's own
-- lower(), LIKE and ORDER BY know ASCII only.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  code TEXT UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  name_identity TEXT NOT NULL,
  name_search TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN (
    'province', 'district', 'commune', 'ward', 'township', 'special_zone', 'neighbourhood',
    'party_body', 'agency', 'union', 'armed_forces', 'other')),
  parent_id INTEGER REFERENCES unit (id),
  -- null: expected to report exactly when it has no sub-units
  reports INTEGER CHECK (reports IN (0, 1)),
  valid_from TEXT CHECK (valid_from IS date(valid_from)),
  valid_until TEXT CHECK (valid_until IS date(valid_until)),
  position INTEGER NOT NULL DEFAULT 0,
  CHECK (parent_id <> id),
  CHECK (valid_until > valid_from)
) STRICT;
-- one name may be borne twice, but not under one parent at the same time
CREATE UNIQUE INDEX unit_name ON unit (name_identity, ifnull(parent_id, 0), ifnull(valid_from, ''));
CREATE INDEX unit_parent ON unit (parent_id);

CREATE TABLE unit_alias (
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  alias TEXT NOT NULL CHECK (alias <> ''),
  alias_identity TEXT NOT NULL,
  PRIMARY KEY (unit_id, alias_identity)
) STRICT, WITHOUT ROWID;

CREATE TABLE sector (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name_vi TEXT NOT NULL,
  name_en TEXT NOT NULL,
  position INTEGER NOT NULL,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE sector_alias (
  alias TEXT PRIMARY KEY,
  sector_id INTEGER NOT NULL REFERENCES sector (id)
) STRICT, WITHOUT ROWID;

INSERT INTO sector (id, code, name_vi, name_en, position) VALUES
  (1, 'KT', 'Kinh tế', 'Economy', 1),
  (2, 'VHXH', 'Văn hóa - xã hội', 'Culture and society', 2),
  (3, 'QPAN', 'Quốc phòng - an ninh', 'Defence and security', 3),
  (4, 'HTCT', 'Xây dựng hệ thống chính trị', 'Political system', 4);

-- Spellings met in published reports; NTM is left out on purpose: provinces differ on where it
-- belongs, so it is for each register to say.
INSERT INTO sector_alias (sector_id, alias) VALUES
  (1, 'Phát triển kinh tế'), (1, 'Lĩnh vực kinh tế'), (1, 'KT-XD'), (1, 'PTKT'),
  (2, 'Văn hóa xã hội'), (2, 'Văn hóa, xã hội'), (2, 'VH-XH'), (2, 'VHXH'),
  (2, 'Văn hóa và xã hội'), (2, 'Phát triển văn hóa - xã hội'),
  (3, 'Quốc phòng an ninh'), (3, 'Quốc phòng, an ninh'), (3, 'QP-AN'), (3, 'AN-QP'),
  (3, 'ANQP'), (3, 'An ninh - quốc phòng'), (3, 'An ninh, quốc phòng'), (3, 'Quốc phòng và an ninh'),
  (3, 'Bảo đảm quốc phòng - an ninh'), (3, 'Đảm bảo quốc phòng - an ninh'),
  (4, 'Hệ thống chính trị'), (4, 'Xây dựng Đảng và hệ thống chính trị'), (4, 'XDHTCT'),
  (4, 'XD HTCT'), (4, 'Xây dựng Đảng, hệ thống chính trị'), (4, 'XD hệ thống chính trị'),
  (4, 'Xây dựng HTCT'), (4, 'Xây dựng Đảng, xây dựng hệ thống chính trị');

-- the last number given out; a code is never given twice, also not after a withdrawal
CREATE TABLE code_counter (
  prefix TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last > 0),
  PRIMARY KEY (prefix, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  period TEXT,
  period_start TEXT CHECK (period_start IS date(period_start)),
  period_end TEXT CHECK (period_end IS date(period_end)),
  rows_new INTEGER NOT NULL DEFAULT 0,
  rows_changed INTEGER NOT NULL DEFAULT 0,
  rows_unchanged INTEGER NOT NULL DEFAULT 0,
  rows_refused INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX batch_sha256 ON batch (sha256);

-- the file itself, as it came
CREATE TABLE batch_original (
  batch_id INTEGER PRIMARY KEY REFERENCES batch (id),
  content BLOB NOT NULL
) STRICT;

-- the units that a file speaks for; one that reports zero has a line here and no record
CREATE TABLE batch_unit (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  form TEXT NOT NULL,
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  PRIMARY KEY (batch_id, form, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_unit_unit ON batch_unit (unit_id, form);

-- which row of which sheet spoke of which record, and what came of it
CREATE TABLE batch_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  form TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL CHECK (row > 0),
  outcome TEXT NOT NULL CHECK (outcome IN ('new', 'changed', 'unchanged'))
) STRICT;
CREATE INDEX batch_row_batch ON batch_row (batch_id);
-- the row that a record came from: one for each record at most
CREATE UNIQUE INDEX batch_row_source ON batch_row (form, record_id) WHERE outcome = 'new';
