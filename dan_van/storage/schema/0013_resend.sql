-- What a file that is sent again needs to know of the files before it.

-- a file that lists models which reached a stage is no later version of one that registers them
CREATE TABLE batch_stage (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  form TEXT NOT NULL,
  stage TEXT NOT NULL,
  PRIMARY KEY (batch_id, form)
) STRICT, WITHOUT ROWID;

-- records that a file took out because it no longer held them; the reason tells such a withdrawal
-- from a later one by hand, which no file takes back
CREATE TABLE batch_withdrawn (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  form TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (batch_id, form, record_id)
) STRICT, WITHOUT ROWID;

-- with batch_row_source it covers every row of a record, and costs nothing where rows are new
CREATE INDEX batch_row_again ON batch_row (form, record_id) WHERE outcome <> 'new';
