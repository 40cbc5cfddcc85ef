"""The counts of models that triggers keep for the totals: held against the models, and made anew.

`model_counted` says what each count must be. Beside the counts stand the events of models that
reached a stage more than once, as `model_event` has them, and the models that were taken up again;
of these there may be too many, which changes no total, but never too few.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from dan_van.storage.row_ids import next_id

_ALIKE = "CREATE TABLE temp.counted_alike (id INTEGER PRIMARY KEY, number INTEGER NOT NULL)"
_MOST_LOTS = 5_000
"""So many are looked up one by one: SQLite hands plain numbers on into the view, and only with them
does it not read every model."""
_COUNTS_OF_ALIKE = """
SELECT measure, on_start, on_end, sector_id, kind,
  sum((SELECT number FROM temp.counted_alike AS alike WHERE alike.id = model_counted.id))
FROM model_counted
WHERE id IN (%s)
GROUP BY measure, on_start, on_end, sector_id, kind
ON CONFLICT DO UPDATE SET number = number + excluded.number
"""
_COUNTING = """
SELECT name, sql FROM main.sqlite_master
WHERE type = 'trigger' AND tbl_name IN ('model', 'model_stage') AND sql GLOB '* AFTER INSERT ON *'
"""
_COUNTS = """
SELECT measure, on_start, on_end, sector_id, kind, count(*) FROM model_counted
GROUP BY measure, on_start, on_end, sector_id, kind
"""
_KEPT_COUNTS = "SELECT measure, on_start, on_end, sector_id, kind, number FROM model_tally"
_AGAIN_COLUMNS = """event_id, stage, on_start, on_end, model_id, first_start, first_end,
  unit_id, sector_id, kind, withdrawn_on"""
_EVENTS = f"SELECT {_AGAIN_COLUMNS} FROM model_event AS event"
_AGAIN = f"""
{_EVENTS}
WHERE EXISTS (
  SELECT 1 FROM model_stage AS other
  WHERE other.model_id = event.model_id AND other.stage = event.stage
    AND other.id <> event.event_id AND other.on_start IS NOT NULL)
"""
_KEPT_AGAIN = f"SELECT {_AGAIN_COLUMNS} FROM model_again"
_RESUMED = """
SELECT model_id FROM model_stage AS stop
WHERE stage = 'stopped' AND EXISTS (
  SELECT 1 FROM model_stage AS other
  WHERE other.model_id = stop.model_id AND other.id <> stop.id
    AND (other.stage = 'stopped' OR other.on_start >= stop.on_end))
"""
_WRONG = (
    f"SELECT measure || ' ' || on_start FROM ({_COUNTS} EXCEPT {_KEPT_COUNTS})",
    f"SELECT measure || ' ' || on_start FROM ({_KEPT_COUNTS} EXCEPT {_COUNTS})",
    f"SELECT stage || ' ' || on_start FROM ({_AGAIN} EXCEPT {_KEPT_AGAIN})",
    f"SELECT stage || ' ' || on_start FROM ({_KEPT_AGAIN} EXCEPT {_EVENTS})",
    f"SELECT 'stopped ' || model_id FROM ({_RESUMED} EXCEPT SELECT model_id FROM model_resumed)",
)


def wrong_counts(conn: sqlite3.Connection) -> Iterator[str]:
    """What the counts that are wrong are of: a measure and its first day."""
    found = {text: None for sql in _WRONG for (text,) in conn.execute(sql)}
    yield from found


def count_anew(conn: sqlite3.Connection) -> None:
    """Put every kept count right, inside the caller's transaction."""
    conn.execute("DELETE FROM model_tally")
    conn.execute(f"INSERT INTO model_tally {_COUNTS}")
    conn.execute("DELETE FROM model_again")
    conn.execute(f"INSERT INTO model_again ({_AGAIN_COLUMNS}) {_AGAIN}")
    conn.execute(f"INSERT OR IGNORE INTO model_resumed {_RESUMED}")


@contextmanager
def counted_together(conn: sqlite3.Connection, *, have_histories: bool) -> Iterator[dict[int, int]]:
    """Count the models that are put in meanwhile, and all their events, at once at the end.

    Of models that went through the same, in the same sector and of the same kind, one is looked at:
    what is given wants the id of one of each such lot, and how many they are. Without histories,
    models of one event each, nothing was reached again or taken up again.

    The triggers that count each row are away until then, in the caller's transaction: no other
    connection ever sees the register without them, and what breaks it off brings them back.
    """
    triggers = conn.execute(_COUNTING).fetchall()
    first_event = next_id(conn, "model_stage")
    alike: dict[int, int] = {}
    for name, _ in triggers:
        conn.execute(f"DROP TRIGGER main.{name}")
    yield alike
    for _, sql in triggers:
        conn.execute(sql)
    conn.execute(_ALIKE)
    conn.executemany("INSERT INTO temp.counted_alike (id, number) VALUES (?, ?)", alike.items())
    one_of_each = "SELECT id FROM temp.counted_alike"
    if len(alike) <= _MOST_LOTS:
        one_of_each = ", ".join(map(str, alike))
    conn.execute(f"INSERT INTO model_tally {_COUNTS_OF_ALIKE % one_of_each}")
    conn.execute("DROP TABLE temp.counted_alike")
    if not have_histories:
        return
    conn.execute(
        f"INSERT INTO model_again ({_AGAIN_COLUMNS}) {_AGAIN} AND event.event_id >= ?",
        (first_event,),
    )
    conn.execute(f"INSERT OR IGNORE INTO model_resumed {_RESUMED} AND id >= ?", (first_event,))
