"""Figures of accuracy and their intervals, checked against those worked out by hand."""

import pytest

from bench.accuracy_metrics import average_precision, calibration, calibration_error, f1, wilson

pytest.importorskip("scipy", reason="the bench extra is not installed")

from bench.accuracy_bootstrap import intervals, weighted_figures

LABELS, SCORES = [1, 0, 1, 0, 0, 1], [0.9, 0.8, 0.7, 0.6, 0.3, 0.2]


def array(values):
    import numpy as np

    return np.array(values)


def test_average_precision_is_the_mean_of_the_precisions_at_the_matches():
    assert average_precision(LABELS, SCORES) == pytest.approx((1 / 1 + 2 / 3 + 3 / 6) / 3)


def test_pairs_of_one_score_come_together_whatever_their_order():
    assert average_precision([1, 0, 1], [0.5, 0.5, 0.5]) == pytest.approx(2 / 3)
    assert average_precision([0, 1, 1], [0.5, 0.5, 0.5]) == pytest.approx(2 / 3)


def test_average_precision_without_a_match_is_nothing():
    assert average_precision([0, 0], [0.9, 0.1]) == 0


@pytest.mark.parametrize(
    ("right", "found", "same", "expected"),
    [(3, 4, 6, 0.6), (0, 0, 5, 0.0), (0, 0, 0, 0.0), (5, 5, 5, 1.0)],
    ids=["some", "none found", "nothing there", "all"],
)
def test_f1(right, found, same, expected):
    assert f1(right, found, same) == pytest.approx(expected)


def test_calibration_sets_what_was_said_beside_what_is_so():
    bins = calibration([1, 1, 0, 0, 1], [1.0, 0.995, 0.92, 0.02, 0.03])
    assert [(b.low, b.high, b.pairs, b.same) for b in bins] == [
        (0.01, 0.05, 2, 1),
        (0.9, 0.95, 1, 0),
        (0.99, 1.0, 2, 2),
    ]
    assert bins[0].said == pytest.approx(0.025)
    assert bins[0].share == 0.5
    assert calibration_error(bins) == pytest.approx((2 * 0.475 + 0.92 + 2 * 0.0025) / 5)


def test_a_border_belongs_to_the_upper_bin():
    assert [(b.low, b.high) for b in calibration([1], [0.9])] == [(0.9, 0.95)]


def test_wilson_is_wide_for_few_and_never_leaves_0_and_1():
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(0, 0) == (0.0, 1.0)
    low, high = wilson(50, 50)
    assert low > 0.9
    assert high <= 1.0


def test_weighted_figures_are_those_of_the_plain_functions():
    figures = weighted_figures(array(LABELS), array([s - 0.5 for s in SCORES]))(array([1.0] * 6))
    assert figures["precision"] == pytest.approx(2 / 4)
    assert figures["recall"] == pytest.approx(2 / 3)
    assert figures["f1"] == pytest.approx(f1(2, 4, 3))
    assert figures["average_precision"] == pytest.approx(average_precision(LABELS, SCORES))


def test_a_pair_that_was_drawn_twice_counts_as_two():
    times = array([2.0, 0.0, 1.0, 1.0, 0.0, 3.0])
    drawn = [
        (label, score) for label, score, n in zip(LABELS, SCORES, times, strict=True) for _ in range(int(n))
    ]
    figures = weighted_figures(array(LABELS), array(SCORES))(times)
    assert figures["average_precision"] == pytest.approx(average_precision(*zip(*drawn, strict=True)))


def test_intervals_are_the_same_for_the_same_seed_and_hold_the_figure():
    labels, bits = [1, 1, 0, 1, 0] * 20, [2.0, -1.0, 1.0, 3.0, -2.0] * 20
    places = [str(n) for n in range(100)]
    statistic = weighted_figures(array(labels), array(bits))
    first = intervals(places, statistic, replicates=200)
    assert first == intervals(places, statistic, replicates=200)
    assert first != intervals(places, statistic, replicates=200, seed=8)
    value, low, high = first["recall"]
    assert value == pytest.approx(2 / 3)
    assert low < value < high


def test_pairs_of_one_place_are_drawn_together_so_that_few_places_give_a_wide_interval():
    labels, bits = [1, 1, 0, 1, 0] * 20, [2.0, -1.0, 1.0, 3.0, -2.0] * 20
    statistic = weighted_figures(array(labels), array(bits))
    alone = intervals([str(n) for n in range(100)], statistic, replicates=200)["recall"]
    together = intervals([str(n % 5) for n in range(100)], statistic, replicates=200)["recall"]
    assert together[2] - together[1] > alone[2] - alone[1]
