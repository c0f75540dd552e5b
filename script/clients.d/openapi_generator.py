"""Reads a report, figures and a list with the Python client of openapi-generator."""

import os

import openapi_client as redress

configuration = redress.Configuration(host=os.environ["REDRESS_URL"], access_token=os.environ["REDRESS_TOKEN"])
with redress.ApiClient(configuration) as client:
    reports, complaints = redress.ReportsApi(client), redress.ComplaintsApi(client)

    report = reports.get_report(redress.ReportName.CHILDRENS, "2022-23")
    figures = {(figure.figure, figure.period): figure for figure in report.figures}
    assert figures["childrens.received.stage_1", "2022-23"].values[0].number == 86

    question = redress.StatisticsQuestion(figures=["corporate.received"], periods=["2022-23"], by=redress.Grouping.DEPARTMENT)
    statistics = reports.compute_statistics(question)
    assert {value.key: value.number for value in statistics.figures[0].values}["total"] == 781

    seen, cursor = set(), None
    while len(seen) < 450:
        page = complaints.list_complaints(limit=200, cursor=cursor)
        assert not seen & {line.id for line in page.items}
        seen |= {line.id for line in page.items}
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len(seen) >= 450, len(seen)
    complaint = complaints.get_complaint(page.items[0].id)
    assert complaint.reference == page.items[0].reference
    print(f"openapi-generator: {len(report.figures)} figures of a report, {len(seen)} complaints of a list")
