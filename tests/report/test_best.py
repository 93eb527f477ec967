from hypothesis import given
from hypothesis import strategies as st

from listaudit.report.best import Best


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5))), st.integers(1, 6))
def test_it_keeps_what_sorting_everything_would_keep(keys, size):
    best = Best(size)
    for number, key in enumerate(keys):
        if best.wants(key):
            best.add(key, number)
        else:
            best.skip()
    wanted = sorted(range(len(keys)), key=lambda number: (keys[number], number))[:size]
    assert best.ranked() == wanted
    assert best.in_order() == sorted(wanted)
    assert best.seen == len(keys)


def test_an_item_that_is_not_among_the_best_is_counted_and_dropped():
    best = Best(1)
    best.add((1,), "a")
    best.add((2,), "b")
    best.add((0,), "c")
    assert (best.ranked(), best.seen) == (["c"], 3)
