-- Counts of models by day, sector and kind, so that the totals of a million models need not read
-- them. Triggers keep the counts in the transaction of the change itself, whatever makes it: a
-- command, an import, an undo. `model_counted` says what they must be.

CREATE VIEW model_counted AS
WITH going AS NOT MATERIALIZED (
  SELECT id, ifnull(sector_id, 0) AS sector_id, ifnull(kind, '') AS kind,
    registered_start, registered_end, effective_start, effective_end,
    recognised_start, recognised_end, replicated_start, replicated_end, stopped_end,
    coalesce(registered_end, implementing_end, effective_end, recognised_end, replicated_end)
      AS began
  FROM model
  WHERE withdrawn_on IS NULL)
-- the first of each stage
SELECT id, 'registered' AS measure, registered_start AS on_start, registered_end AS on_end,
  sector_id, kind FROM going WHERE registered_end IS NOT NULL
UNION ALL
SELECT id, 'effective', effective_start, effective_end, sector_id, kind
FROM going WHERE effective_end IS NOT NULL
UNION ALL
SELECT id, 'recognised', recognised_start, recognised_end, sector_id, kind
FROM going WHERE recognised_end IS NOT NULL
UNION ALL
SELECT id, 'replicated', replicated_start, replicated_end, sector_id, kind
FROM going WHERE replicated_end IS NOT NULL
UNION ALL
-- going without a registration that is dated
SELECT id, 'began', began, began, sector_id, kind
FROM going WHERE registered_end IS NULL AND began IS NOT NULL
UNION ALL
SELECT id, 'undated', '', '', sector_id, kind FROM going WHERE began IS NULL
UNION ALL
-- out of the stock for good, as far as is known
SELECT id, 'left', max(stopped_end, began), max(stopped_end, began), sector_id, kind
FROM going WHERE stopped_end IS NOT NULL AND began IS NOT NULL;

CREATE TABLE model_tally (
  measure TEXT NOT NULL,
  on_start TEXT NOT NULL,
  on_end TEXT NOT NULL,
  -- 0 and '' where it is unknown: a key has no nulls
  sector_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (measure, on_start, on_end, sector_id, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
SELECT measure, on_start, on_end, sector_id, kind, count(*)
FROM model_counted
GROUP BY measure, on_start, on_end, sector_id, kind;

-- what a new model counts as; most have been registered and no more, so each kind is asked apart
CREATE TRIGGER model_tally_registered AFTER INSERT ON model
WHEN NEW.registered_end IS NOT NULL AND NEW.withdrawn_on IS NULL BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  VALUES ('registered', NEW.registered_start, NEW.registered_end, ifnull(NEW.sector_id, 0),
    ifnull(NEW.kind, ''), 1)
  ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER model_tally_effective AFTER INSERT ON model
WHEN NEW.effective_end IS NOT NULL AND NEW.withdrawn_on IS NULL BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  VALUES ('effective', NEW.effective_start, NEW.effective_end, ifnull(NEW.sector_id, 0),
    ifnull(NEW.kind, ''), 1)
  ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER model_tally_recognised AFTER INSERT ON model
WHEN NEW.recognised_end IS NOT NULL AND NEW.withdrawn_on IS NULL BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  VALUES ('recognised', NEW.recognised_start, NEW.recognised_end, ifnull(NEW.sector_id, 0),
    ifnull(NEW.kind, ''), 1)
  ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER model_tally_replicated AFTER INSERT ON model
WHEN NEW.replicated_end IS NOT NULL AND NEW.withdrawn_on IS NULL BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  VALUES ('replicated', NEW.replicated_start, NEW.replicated_end, ifnull(NEW.sector_id, 0),
    ifnull(NEW.kind, ''), 1)
  ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER model_tally_other AFTER INSERT ON model
WHEN (NEW.registered_end IS NULL OR NEW.stopped_end IS NOT NULL) AND NEW.withdrawn_on IS NULL BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  SELECT measure, on_start, on_end, sector_id, kind, 1 FROM model_counted
  WHERE id = NEW.id AND measure IN ('began', 'undated', 'left')
  ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER model_tally_before BEFORE UPDATE OF sector_id, kind, withdrawn_on,
  registered_start, registered_end, implementing_end, effective_start, effective_end,
  recognised_start, recognised_end, replicated_start, replicated_end, stopped_end ON model BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  SELECT measure, on_start, on_end, sector_id, kind, -1 FROM model_counted WHERE id = OLD.id
  ON CONFLICT DO UPDATE SET number = number - 1;
END;
CREATE TRIGGER model_tally_after AFTER UPDATE OF sector_id, kind, withdrawn_on,
  registered_start, registered_end, implementing_end, effective_start, effective_end,
  recognised_start, recognised_end, replicated_start, replicated_end, stopped_end ON model BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  SELECT measure, on_start, on_end, sector_id, kind, 1 FROM model_counted WHERE id = NEW.id
  ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER model_tally_delete BEFORE DELETE ON model BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  SELECT measure, on_start, on_end, sector_id, kind, -1 FROM model_counted WHERE id = OLD.id
  ON CONFLICT DO UPDATE SET number = number - 1;
END;

CREATE TRIGGER model_tally_empty AFTER UPDATE OF number ON model_tally WHEN NEW.number = 0 BEGIN
  DELETE FROM model_tally
  WHERE measure = NEW.measure AND on_start = NEW.on_start AND on_end = NEW.on_end
    AND sector_id = NEW.sector_id AND kind = NEW.kind;
END;

-- Every dated event of a stage that its model reached more than once: what `model_tally` has of
-- such a model is the first alone.
CREATE TABLE model_again (
  event_id INTEGER PRIMARY KEY,
  stage TEXT NOT NULL,
  on_start TEXT NOT NULL,
  on_end TEXT NOT NULL,
  model_id INTEGER NOT NULL
) STRICT;
CREATE INDEX model_again_date ON model_again (stage, on_start, on_end, model_id);
-- Models that stopped and have another stop or a later event: when they were out of the stock is
-- read off their events. One too many does no harm, so none is ever taken out.
CREATE TABLE model_resumed (
  model_id INTEGER PRIMARY KEY
) STRICT;

INSERT INTO model_again (event_id, stage, on_start, on_end, model_id)
SELECT id, stage, on_start, on_end, model_id
FROM model_stage AS event
WHERE on_start IS NOT NULL AND EXISTS (
  SELECT 1 FROM model_stage AS other
  WHERE other.model_id = event.model_id AND other.stage = event.stage AND other.id <> event.id
    AND other.on_start IS NOT NULL);
INSERT INTO model_resumed (model_id)
SELECT DISTINCT model_id
FROM model_stage AS stop
WHERE stage = 'stopped' AND EXISTS (
  SELECT 1 FROM model_stage AS other
  WHERE other.model_id = stop.model_id AND other.id <> stop.id
    AND (other.stage = 'stopped' OR other.on_start >= stop.on_end));

CREATE TRIGGER model_again_insert AFTER INSERT ON model_stage
WHEN NEW.on_start IS NOT NULL AND EXISTS (
  SELECT 1 FROM model_stage AS other
  WHERE other.model_id = NEW.model_id AND other.stage = NEW.stage AND other.id <> NEW.id)
BEGIN
  INSERT OR REPLACE INTO model_again (event_id, stage, on_start, on_end, model_id)
  SELECT id, stage, on_start, on_end, model_id FROM model_stage
  WHERE model_id = NEW.model_id AND stage = NEW.stage AND on_start IS NOT NULL;
END;
CREATE TRIGGER model_again_update AFTER UPDATE OF model_id, stage, on_start, on_end ON model_stage
BEGIN
  DELETE FROM model_again WHERE event_id = NEW.id;
  INSERT OR REPLACE INTO model_again (event_id, stage, on_start, on_end, model_id)
  SELECT id, stage, on_start, on_end, model_id FROM model_stage
  WHERE model_id = NEW.model_id AND stage = NEW.stage AND on_start IS NOT NULL
    AND EXISTS (SELECT 1 FROM model_stage AS other
      WHERE other.model_id = NEW.model_id AND other.stage = NEW.stage AND other.id <> NEW.id);
END;
CREATE TRIGGER model_again_delete AFTER DELETE ON model_stage BEGIN
  DELETE FROM model_again WHERE event_id = OLD.id;
END;
CREATE TRIGGER model_resumed_insert AFTER INSERT ON model_stage
WHEN EXISTS (
    SELECT 1 FROM model_stage AS stop
    WHERE stop.model_id = NEW.model_id AND stop.stage = 'stopped' AND stop.id <> NEW.id)
  OR (NEW.stage = 'stopped' AND EXISTS (
    SELECT 1 FROM model_stage AS other
    WHERE other.model_id = NEW.model_id AND other.on_start >= NEW.on_end))
BEGIN
  INSERT OR IGNORE INTO model_resumed (model_id) VALUES (NEW.model_id);
END;
CREATE TRIGGER model_resumed_update AFTER UPDATE OF model_id, stage, on_start, on_end ON model_stage
WHEN EXISTS (
  SELECT 1 FROM model_stage AS stop WHERE stop.model_id = NEW.model_id AND stop.stage = 'stopped')
BEGIN
  INSERT OR IGNORE INTO model_resumed (model_id) VALUES (NEW.model_id);
END;

-- the balance of issues that were never reopened is read off this index alone
CREATE INDEX issue_balance ON issue (
  raised_start, raised_end, resolved_start, resolved_end, closed_start, closed_end, due_end,
  category, unit_id, status, withdrawn_on)
  WHERE withdrawn_on IS NULL;
-- which units registered something in a period
CREATE INDEX model_unit_registered ON model (unit_id, registered_start, registered_end, withdrawn_on)
  WHERE withdrawn_on IS NULL;
