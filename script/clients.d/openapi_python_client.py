"""Reads a report, figures and a list with the client of openapi-python-client."""

import os

from redress_client import AuthenticatedClient
from redress_client.api.complaints import get_complaint, list_complaints
from redress_client.api.reports import compute_statistics, get_report
from redress_client.models import Grouping, Report, ReportName, Statistics, StatisticsQuestion

client = AuthenticatedClient(base_url=os.environ["REDRESS_URL"], token=os.environ["REDRESS_TOKEN"], raise_on_unexpected_status=True)

report = get_report.sync(ReportName.CHILDRENS, "2022-23", client=client)
assert isinstance(report, Report), report
figures = {(figure.figure, figure.period): figure for figure in report.figures}
assert figures["childrens.received.stage_1", "2022-23"].values[0].number == 86

question = StatisticsQuestion(figures=["corporate.received"], periods=["2022-23"], by=Grouping.DEPARTMENT)
statistics = compute_statistics.sync(client=client, body=question)
assert isinstance(statistics, Statistics), statistics
assert {value.key: value.number for value in statistics.figures[0].values}["total"] == 781

seen, cursor = set(), None
while len(seen) < 450:
    page = list_complaints.sync(client=client, limit=200, **({"cursor": cursor} if cursor else {}))
    assert not seen & {line.id for line in page.items}
    seen |= {line.id for line in page.items}
    cursor = page.next_cursor
    if cursor is None:
        break
assert len(seen) >= 450, len(seen)
complaint = get_complaint.sync(page.items[0].id, client=client)
assert complaint.reference == page.items[0].reference
print(f"openapi-python-client: {len(report.figures)} figures of a report, {len(seen)} complaints of a list")
