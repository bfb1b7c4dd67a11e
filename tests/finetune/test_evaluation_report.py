"""An evaluation in figures: families, routes, latencies, and the comparison with another one."""

from finetune.evaluation_report import Evaluation, as_json, markdown, tables
from finetune.ledger import Outcome


def outcome(row: int, family: str, right: bool, route: str = "exact", seconds: float = 0.1) -> Outcome:
    return Outcome(row, f"question {row}", family, ("7",), "7" if right else None, right, route, seconds)


def evaluation(*outcomes: Outcome, name: str = "new") -> Evaluation:
    return Evaluation("addition", name, outcomes)


MIXED = evaluation(
    outcome(0, "sums", True),
    outcome(1, "sums", False, "algebra", 2.0),
    outcome(2, "", True, "algebra", 4.0),
    outcome(3, "products", True, seconds=0.3),
)


def test_families_are_counted_by_name_and_all_together():
    families, _ = tables(MIXED)
    assert families.rows == (("products", 1, 1, 1.0), ("sums", 1, 2, 0.5), ("all", 3, 4, 0.75))


def test_each_route_has_its_share_accuracy_and_latencies():
    _, routes = tables(MIXED)
    assert routes.rows == (
        ("algebra", 2, 0.5, 0.5, 2.0, 4.0),
        ("exact", 2, 0.5, 1.0, 0.1, 0.3),
        ("all", 4, 1.0, 0.75, 0.3, 4.0),
    )


def test_the_95th_percentile_of_100_is_the_95th_of_them():
    many = evaluation(*(outcome(n, "", True, seconds=float(n)) for n in range(1, 101)))
    assert tables(many)[1].rows[-1][-2:] == (50.0, 95.0)


def test_a_comparison_pairs_the_rows_that_both_answered():
    before = evaluation(*(outcome(n, "sums", n >= 8) for n in range(12)), name="old")
    after = evaluation(*(outcome(n, "sums", n < 9) for n in range(1, 14)), name="new")
    title, columns, rows = (getattr(tables(after, before)[2], name) for name in ("title", "columns", "rows"))
    assert title == "Against old, on 11 rows that both answered"
    assert columns == ("family", "asked", "accuracy before", "accuracy", "wins", "losses", "p")
    assert rows[0][:2] == ("sums", 11)
    assert rows[0][4:6] == (7, 3)
    assert round(rows[0][6], 4) == 0.3438
    assert rows[-1] == ("all", *rows[0][1:])


def test_the_figures_are_the_same_as_json_and_as_a_page():
    figures = as_json(MIXED, MIXED)
    assert figures["families"][-1] == {"family": "all", "right": 3, "asked": 4, "accuracy": 0.75}
    assert figures["comparison"][-1]["p"] == 1.0
    page = markdown(MIXED)
    assert page.startswith(
        "# addition: new\n\n## Right answers by family\n\n| family | right | asked | accuracy |\n| --- |"
    )
    assert "| all | 4 | 100.0 % | 75.0 % | 0.300 | 4.000 |" in page
    assert "Against" not in page
    assert "comparison" not in as_json(MIXED)
