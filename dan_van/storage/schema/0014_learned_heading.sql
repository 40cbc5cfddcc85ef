-- What officers said that columns bear. It holds for a layout, the folded headings of one table as
-- a JSON array in order, so that a heading taught for one form never reaches into another sheet.

CREATE TABLE learned_heading (
  id INTEGER PRIMARY KEY,
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  form TEXT NOT NULL,
  -- as the sheet has it
  heading TEXT NOT NULL CHECK (heading <> ''),
  -- null: the column bears nothing
  field TEXT,
  -- a value of the field, of which the column holds marks
  option TEXT,
  -- the file it was said of
  file TEXT NOT NULL,
  CHECK (option IS NULL OR field IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX learned_heading_layout ON learned_heading (layout, heading);
