"""Whether the file under a table has what the table has."""

import base64
import csv
import io
import re

# Each table with its cells as they are read, and the address of its file.
READ = """() => [...document.querySelectorAll('a[download]')].map(link => {
  const table = (link.closest('.exhibit') ?? link.closest('section')).querySelector('table');
  const text = cell => cell.textContent.replace(/\\s+/g, ' ').trim();
  return { name: link.download, address: link.href, caption: text(table.caption),
    columns: [...table.tHead.rows[0].cells].map(text), rows: [...table.tBodies[0].rows].map(row => [...row.cells].map(text)) };
})"""


def file(address):
    """The rows of the file that an address holds."""
    kind, data = address.split(",", 1)
    assert kind == "data:text/csv;charset=utf-8;base64", kind
    return list(csv.reader(io.StringIO(base64.b64decode(data, validate=True).decode("utf-8"), newline="")))


def number(text):
    """A number as it is printed, or None."""
    bare = re.sub(r"[£,%+]| points?$", "", text).replace("−", "-").strip()
    return float(bare) if re.fullmatch(r"-?\d+(\.\d+)?", bare) else None


def straight(text):
    return text.replace("’", "'")


def same(printed, written):
    if re.match(r"^'[=+\-@]", written):
        written = written[1:]
    if straight(printed) == straight(written):
        return True
    left, right = number(printed), number(written)
    return left is not None and left == right


def differences(table):
    """Where a table and its file differ."""
    rows = file(table["address"])
    if len(rows) != len(table["rows"]) + 1:
        return [f"{table['name']} has {len(rows) - 1} rows for {len(table['rows'])}"]
    # A column or row may say its unit behind its name.
    found = [
        f"{table['name']}: the column {column!r} is {written!r}"
        for column, written in zip(table["columns"], rows[0], strict=True)
        if not straight(written).startswith(straight(column))
    ]
    for printed, written in zip(table["rows"], rows[1:]):
        if len(printed) != len(written):
            found.append(f"{table['name']}: {printed} has {len(written)} cells")
            continue
        if not straight(written[0]).startswith(straight(printed[0])):
            found.append(f"{table['name']}: the row {printed[0]!r} is {written[0]!r}")
        found += [
            f"{table['name']}: {printed[0]!r} has {one!r} and the file {other!r}"
            for one, other in zip(printed[1:], written[1:]) if not same(one, other)
        ]
    return found
