"""Reads the statements the service sent from the server's log, and writes them for pgbench and for the peer.

usage: statements.py LOG MARK FOLDER NAME   the statements logged after the line with MARK
"""
import re, sys

log, mark, folder, name = sys.argv[1:]
text = open(log, encoding="utf-8", errors="replace").read().split(mark)[-1]
entries = re.findall(
    r"LOG:  execute [^:\n]*: ((?:[^\n]|\n\t)*)\n[^\t\n][^\n]*DETAIL:  parameters: (.*?)\n(?=[^\t]|\Z)"
    r"|LOG:  (?:statement|execute [^:\n]*): ((?:[^\n]|\n\t)*)\n",
    text, re.S)

script, plain = [], []
for statement, parameters, bare in entries:
    if not statement:
        bare = " ".join(bare.split()).rstrip(";")
        if re.match(r"(BEGIN|COMMIT|SELECT|WITH)\b", bare):
            script.append(bare + ";")
        continue
    statement = statement.replace("\n\t", "\n")
    plain.append(statement)
    values = dict(re.findall(r"(\$\d+) = ('(?:[^']|'')*'|NULL)", parameters))

    def value(match):
        found = values[match.group(0)]
        if "bench-key" in found:
            return "('bench-' || :key)"
        if found == "'A. Parent'":  # Each of somebody else, who sent nothing before.
            return "('A. Parent ' || :key)"
        if re.fullmatch(r"'[0-9a-f-]{36}'", found) and "INSERT INTO complaint" in statement:
            return "md5(random()::text || clock_timestamp()::text)::uuid"
        if found == "NULL" or "::" in statement[match.end():match.end() + 2]:
            return found
        if found.startswith("'\\x"):
            return found + "::bytea"
        if re.fullmatch(r"'[0-9a-f-]{36}'", found):
            return found + "::uuid"
        if re.fullmatch(r"'\d{4}-\d\d-\d\d'", found):
            return found + "::date"
        if re.fullmatch(r"'\d{4}-\d\d-\d\d .*'", found):
            return found + "::timestamptz"
        return found
    script.append(re.sub(r"\$\d+", value, statement).replace("\n", " ") + ";")
if not plain:
    sys.exit(f"no statement of the service after {mark} in {log}")
with open(f"{folder}/{name}.pgbench", "w") as out:
    if any(":key" in line for line in script):
        out.write("\\set key random(1, 9000000000000000000)\n")
    out.write("\n".join(script) + "\n")
for index, statement in enumerate(plain):
    open(f"{folder}/{name}-{index + 1}.sql", "w").write(statement)
