"""Compares every cell that LibreOffice read from the workbooks in a folder with the JSON of the same reports."""

import csv
import json
import pathlib
import sys
import zipfile


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def is_same(written, cell):
    """Whether what was read is the number of a cell, or what stands in the place of one."""
    if written == cell["text"]:
        return True
    if cell.get("number") is None or number(written) is None:
        return False
    return number(written) == cell["number"] / (100 if cell["unit"] == "pence" else 1)


def table(path, table):
    """What differs in a sheet of a table; the words before it are not compared."""
    rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    names = [row["name"] for row in table["rows"]]
    first = next((at for at, row in enumerate(rows) if row and row[0] == table["row_heading"] and len(row) > 1 and row[1]), None)
    if first is None:
        return [f"{path.name}: no row of headings"], 0
    body = rows[first + 1 : first + 1 + len(names)]
    faults, cells = [], 0
    if len(body) != len(names):
        faults.append(f"{path.name}: {len(body)} rows for {len(names)}")
    for read, row in zip(body, table["rows"]):
        # A unit may stand behind the name.
        if not read[0].startswith(row["name"]):
            faults.append(f"{path.name}: {read[0]!r} for {row['name']!r}")
        cells += 1
        for written, cell in zip(read[1:], row["cells"]):
            cells += 1
            if not is_same(written, cell):
                faults.append(f"{path.name}: {row['name']}: {written!r} for {cell}")
    return faults, cells


def figures(path, report):
    """What differs in the sheet of every figure."""
    rows = list(csv.DictReader(path.open(encoding="utf-8", newline="").readlines()[2:]))
    values = [(figure, value) for figure in report["figures"] for value in figure["values"]]
    faults, cells = [], 0
    if len(rows) != len(values):
        faults.append(f"{path.name}: {len(rows)} values for {len(values)}")
    for row, (figure, value) in zip(rows, values):
        texts = {
            "Figure": figure["figure"], "Period": figure["period"], "Key": value["key"], "Label": value["label"],
            "Unit": value["unit"], "State": value["state"], "Reason": value["reason"], "Basis": figure["basis"],
            "Definition": figure["definition"],
        }
        numbers = {"Number": value["number"], "Numerator": value["numerator"], "Denominator": value["denominator"]}
        cells += len(texts) + len(numbers)
        faults += [f"{path.name}: {name} {row[name]!r} for {text!r}" for name, text in texts.items() if row[name] != (text or "")]
        faults += [
            f"{path.name}: {name} {row[name]!r} for {what!r}" for name, what in numbers.items()
            if number(row[name]) != (None if what is None else float(what))
        ]
    return faults, cells


def main():
    folder = pathlib.Path(sys.argv[1])
    faults, cells, formulas, books = [], 0, 0, 0
    for place in sorted(folder.glob("*.json")):
        report = json.loads(place.read_text())
        books += 1
        content = zipfile.ZipFile(place.with_suffix(".ods")).read("content.xml").decode()
        if "table:formula" in content:
            faults.append(f"{place.stem}: the workbook has a formula")
        sheets = {one["label"]: (table, one) for one in report["tables"]} | {"Figures": (figures, report)}
        for name, (compare, what) in sheets.items():
            path = folder / f"{place.stem}-{name}.csv"
            if not path.exists():
                faults.append(f"{place.stem}: LibreOffice read no sheet {name!r}")
                continue
            found, compared = compare(path, what)
            faults += found
            cells += compared
            formulas += sum(line.count("=1+1") + line.count("+SUM(A1:A9)") for line in path.read_text().splitlines())
    for fault in faults[:40]:
        print(fault)
    if not formulas:
        faults.append("no service was named like a formula")
    print(f"{books} workbooks, {cells} cells, {formulas} of them with text like a formula, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
