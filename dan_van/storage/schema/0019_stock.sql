-- What the totals of any period read is made less: the stock is counted month by month, stops are
-- counted as they are known, and an event of a stage that was reached more than once has beside it
-- what its model says, so that the model itself, a long row, need not be read.

DROP VIEW model_counted;
CREATE VIEW model_counted AS
WITH going AS NOT MATERIALIZED (
  SELECT id, ifnull(sector_id, 0) AS sector_id, ifnull(kind, '') AS kind,
    registered_start, registered_end, effective_start, effective_end,
    recognised_start, recognised_end, replicated_start, replicated_end,
    stopped_start, stopped_end,
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
-- the stop that stands
SELECT id, 'stopped', stopped_start, stopped_end, sector_id, kind
FROM going WHERE stopped_end IS NOT NULL
UNION ALL
-- going without a registration that is dated
SELECT id, 'began', began, began, sector_id, kind
FROM going WHERE registered_end IS NULL AND began IS NOT NULL
UNION ALL
SELECT id, 'undated', '', '', sector_id, kind FROM going WHERE began IS NULL
UNION ALL
-- out of the stock for good, as far as is known
SELECT id, 'left', max(stopped_end, began), max(stopped_end, began), sector_id, kind
FROM going WHERE stopped_end IS NOT NULL AND began IS NOT NULL
UNION ALL
-- into the stock and out of it, by the month of the last day
SELECT id, 'joined', substr(date(began, '-1 day'), 1, 7), substr(date(began, '-1 day'), 1, 7),
  sector_id, kind FROM going WHERE began IS NOT NULL
UNION ALL
SELECT id, 'parted', substr(date(max(stopped_end, began), '-1 day'), 1, 7),
  substr(date(max(stopped_end, began), '-1 day'), 1, 7), sector_id, kind
FROM going WHERE stopped_end IS NOT NULL AND began IS NOT NULL;

DELETE FROM model_tally;
INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
SELECT measure, on_start, on_end, sector_id, kind, count(*)
FROM model_counted
GROUP BY measure, on_start, on_end, sector_id, kind;

-- first registrations known to more than a day: the only ones that can stick out of a period
CREATE INDEX model_tally_vague ON model_tally (on_end, on_start)
  WHERE measure = 'registered' AND julianday(on_end) - julianday(on_start) > 1;

DROP TRIGGER model_tally_other;
CREATE TRIGGER model_tally_other AFTER INSERT ON model
WHEN (NEW.registered_end IS NULL OR NEW.stopped_end IS NOT NULL) AND NEW.withdrawn_on IS NULL BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  SELECT measure, on_start, on_end, sector_id, kind, 1 FROM model_counted
  WHERE id = NEW.id AND measure IN ('began', 'undated', 'stopped', 'left', 'parted')
  ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER model_tally_joined AFTER INSERT ON model
WHEN NEW.withdrawn_on IS NULL AND coalesce(NEW.registered_end, NEW.implementing_end,
  NEW.effective_end, NEW.recognised_end, NEW.replicated_end) IS NOT NULL BEGIN
  INSERT INTO model_tally (measure, on_start, on_end, sector_id, kind, number)
  SELECT 'joined', month, month, ifnull(NEW.sector_id, 0), ifnull(NEW.kind, ''), 1
  FROM (SELECT substr(date(coalesce(NEW.registered_end, NEW.implementing_end, NEW.effective_end,
    NEW.recognised_end, NEW.replicated_end), '-1 day'), 1, 7) AS month)
  WHERE true
  ON CONFLICT DO UPDATE SET number = number + 1;
END;

-- Dated events, each with what the totals ask of its model; the first of its stage among it.
CREATE VIEW model_event AS
SELECT event.id AS event_id, event.stage, event.on_start, event.on_end, event.model_id,
  CASE event.stage
    WHEN 'registered' THEN model.registered_start WHEN 'effective' THEN model.effective_start
    WHEN 'recognised' THEN model.recognised_start WHEN 'replicated' THEN model.replicated_start
  END AS first_start,
  CASE event.stage
    WHEN 'registered' THEN model.registered_end WHEN 'effective' THEN model.effective_end
    WHEN 'recognised' THEN model.recognised_end WHEN 'replicated' THEN model.replicated_end
  END AS first_end,
  model.unit_id, model.sector_id, model.kind, model.withdrawn_on
FROM model_stage AS event
LEFT JOIN model ON model.id = event.model_id
WHERE event.on_start IS NOT NULL;

ALTER TABLE model_again ADD COLUMN first_start TEXT;
ALTER TABLE model_again ADD COLUMN first_end TEXT;
ALTER TABLE model_again ADD COLUMN unit_id INTEGER;
ALTER TABLE model_again ADD COLUMN sector_id INTEGER;
ALTER TABLE model_again ADD COLUMN kind TEXT;
ALTER TABLE model_again ADD COLUMN withdrawn_on TEXT;
DROP INDEX model_again_date;
DELETE FROM model_again;
CREATE INDEX model_again_model ON model_again (model_id);
INSERT INTO model_again (event_id, stage, on_start, on_end, model_id, first_start, first_end,
  unit_id, sector_id, kind, withdrawn_on)
SELECT event_id, stage, on_start, on_end, model_id, first_start, first_end, unit_id, sector_id,
  kind, withdrawn_on
FROM model_event AS event
WHERE EXISTS (
  SELECT 1 FROM model_stage AS other
  WHERE other.model_id = event.model_id AND other.stage = event.stage AND other.id <> event.event_id
    AND other.on_start IS NOT NULL);
CREATE INDEX model_again_date ON model_again (
  stage, on_start, on_end, model_id, first_start, first_end, unit_id, sector_id, kind,
  withdrawn_on);

DROP TRIGGER model_again_insert;
CREATE TRIGGER model_again_insert AFTER INSERT ON model_stage
WHEN NEW.on_start IS NOT NULL AND EXISTS (
  SELECT 1 FROM model_stage AS other
  WHERE other.model_id = NEW.model_id AND other.stage = NEW.stage AND other.id <> NEW.id)
BEGIN
  INSERT OR REPLACE INTO model_again (event_id, stage, on_start, on_end, model_id, first_start,
    first_end, unit_id, sector_id, kind, withdrawn_on)
  SELECT event_id, stage, on_start, on_end, model_id, first_start, first_end, unit_id, sector_id,
    kind, withdrawn_on
  FROM model_event WHERE model_id = NEW.model_id AND +stage = NEW.stage;
END;
DROP TRIGGER model_again_update;
CREATE TRIGGER model_again_update AFTER UPDATE OF model_id, stage, on_start, on_end ON model_stage
BEGIN
  DELETE FROM model_again WHERE event_id = NEW.id;
  INSERT OR REPLACE INTO model_again (event_id, stage, on_start, on_end, model_id, first_start,
    first_end, unit_id, sector_id, kind, withdrawn_on)
  SELECT event_id, stage, on_start, on_end, model_id, first_start, first_end, unit_id, sector_id,
    kind, withdrawn_on
  FROM model_event
  WHERE model_id = NEW.model_id AND +stage = NEW.stage
    AND EXISTS (SELECT 1 FROM model_stage AS other
      WHERE other.model_id = NEW.model_id AND other.stage = NEW.stage AND other.id <> NEW.id);
END;
CREATE TRIGGER model_again_follows AFTER UPDATE OF unit_id, sector_id, kind,
  withdrawn_on, registered_start, registered_end, effective_start, effective_end,
  recognised_start, recognised_end, replicated_start, replicated_end ON model
WHEN EXISTS (SELECT 1 FROM model_again WHERE model_id = NEW.id) BEGIN
  INSERT OR REPLACE INTO model_again (event_id, stage, on_start, on_end, model_id, first_start,
    first_end, unit_id, sector_id, kind, withdrawn_on)
  SELECT event_id, stage, on_start, on_end, model_id, first_start, first_end, unit_id, sector_id,
    kind, withdrawn_on
  FROM model_event
  WHERE event_id IN (SELECT event_id FROM model_again WHERE model_id = NEW.id);
END;
-- an undo may put back the events before the model
CREATE TRIGGER model_again_known AFTER INSERT ON model
WHEN EXISTS (SELECT 1 FROM model_again WHERE model_id = NEW.id) BEGIN
  INSERT OR REPLACE INTO model_again (event_id, stage, on_start, on_end, model_id, first_start,
    first_end, unit_id, sector_id, kind, withdrawn_on)
  SELECT event_id, stage, on_start, on_end, model_id, first_start, first_end, unit_id, sector_id,
    kind, withdrawn_on
  FROM model_event
  WHERE event_id IN (SELECT event_id FROM model_again WHERE model_id = NEW.id);
END;

-- which units have models with a first event in a period
CREATE INDEX model_unit_dates ON model (
  unit_id, registered_start, registered_end, implementing_start, implementing_end,
  effective_start, effective_end, recognised_start, recognised_end,
  replicated_start, replicated_end, stopped_start, stopped_end, withdrawn_on)
  WHERE withdrawn_on IS NULL;
DROP INDEX model_unit_registered;

-- issues of which a date may stick out of a period or is missing; the only ones without a place
CREATE INDEX issue_vague ON issue (raised_start) WHERE withdrawn_on IS NULL AND (
  raised_start IS NULL OR julianday(raised_end) - julianday(raised_start) > 1
  OR julianday(ifnull(resolved_end, closed_end)) - julianday(ifnull(resolved_start, closed_start)) > 1
  OR (ifnull(resolved_start, closed_start) IS NULL AND status IN ('resolved', 'closed')));
CREATE INDEX issue_settled ON issue (
  ifnull(resolved_start, closed_start), resolved_start, resolved_end, closed_start, closed_end,
  raised_start, raised_end, withdrawn_on)
  WHERE withdrawn_on IS NULL;

-- recognitions of a period with the level that recognised, and the models that do not count
CREATE INDEX model_stage_recognised ON model_stage (stage, on_start, on_end, level, model_id)
  WHERE stage = 'recognised';
CREATE INDEX model_withdrawn ON model (withdrawn_on) WHERE withdrawn_on IS NOT NULL;
