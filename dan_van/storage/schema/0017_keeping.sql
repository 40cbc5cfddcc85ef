-- What backup and check need to know of a register. Its identity tells its copies from those of
-- another register in the same folder. The rows that the journal did not see come, since they are
-- there from the start or are older than the journal, are counted once, so that from now on every
-- table must hold exactly these and what the journal put in and did not take out. A later migration
-- that fills a table of its own counts those rows here too.

INSERT INTO setting (name, value) VALUES ('identity', lower(hex(randomblob(16))));

CREATE TABLE journal_base (
  tbl TEXT PRIMARY KEY,
  rows INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO journal_base (tbl, rows)
SELECT tbl, live
  - ifnull((SELECT sum((op = 'insert') - (op = 'delete')) FROM journal_change AS change
    WHERE change.tbl = held.tbl), 0)
  - ifnull((SELECT sum(last_key - first_key + 1) FROM journal_range AS came
    WHERE came.tbl = held.tbl), 0)
FROM (
  SELECT 'setting' AS tbl, (SELECT count(*) FROM setting) AS live
  UNION ALL SELECT 'unit', (SELECT count(*) FROM unit)
  UNION ALL SELECT 'unit_alias', (SELECT count(*) FROM unit_alias)
  UNION ALL SELECT 'sector', (SELECT count(*) FROM sector)
  UNION ALL SELECT 'sector_alias', (SELECT count(*) FROM sector_alias)
  UNION ALL SELECT 'batch', (SELECT count(*) FROM batch)
  UNION ALL SELECT 'batch_unit', (SELECT count(*) FROM batch_unit)
  UNION ALL SELECT 'batch_stage', (SELECT count(*) FROM batch_stage)
  UNION ALL SELECT 'batch_withdrawn', (SELECT count(*) FROM batch_withdrawn)
  UNION ALL SELECT 'learned_heading', (SELECT count(*) FROM learned_heading)
  UNION ALL SELECT 'batch_row', (SELECT count(*) FROM batch_row)
  UNION ALL SELECT 'model', (SELECT count(*) FROM model)
  UNION ALL SELECT 'model_stage', (SELECT count(*) FROM model_stage)
  UNION ALL SELECT 'issue', (SELECT count(*) FROM issue)
  UNION ALL SELECT 'issue_event', (SELECT count(*) FROM issue_event)
  UNION ALL SELECT 'campaign', (SELECT count(*) FROM campaign)
  UNION ALL SELECT 'campaign_tag', (SELECT count(*) FROM campaign_tag)
  UNION ALL SELECT 'activity', (SELECT count(*) FROM activity)
  UNION ALL SELECT 'award', (SELECT count(*) FROM award)
  UNION ALL SELECT 'document', (SELECT count(*) FROM document)
  UNION ALL SELECT 'task', (SELECT count(*) FROM task)
  UNION ALL SELECT 'task_event', (SELECT count(*) FROM task_event)
  UNION ALL SELECT 'checklist', (SELECT count(*) FROM checklist)
  UNION ALL SELECT 'checklist_unit', (SELECT count(*) FROM checklist_unit)
  UNION ALL SELECT 'figure', (SELECT count(*) FROM figure)
) AS held;
