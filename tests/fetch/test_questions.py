"""Equal questions are asked once; what goes wrong with one counts for everybody who depends on it."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from listaudit.fetch.questions import FURTHER, FURTHER_EACH, Lead, Questions, Trail
from listaudit.model import Problem, Request

LATE = Problem(code="fetch.timeout", detail="reading")


def lead(path, *codes, parent=None):
    return Lead(Request(url=f"https://a.example/{path}", store_codes=codes), Trail(9), parent)


def test_a_question_is_asked_once():
    questions = Questions()
    first, new = questions.begin(lead("a", "1"))
    again, newer = questions.begin(lead("a", "2"))
    other, newest = questions.begin(lead("b", "1"))
    assert (new, newer, newest) == (True, False, True)
    assert first == again != other
    assert questions.problem(first) is None


def test_what_goes_wrong_counts_for_those_who_came_before_and_after():
    questions = Questions()
    mark, _ = questions.begin(lead("a", "1"))
    questions.begin(lead("a", "2", "3"))
    assert questions.fail(mark, LATE) == ("2", "3")
    assert questions.problem(mark) == LATE
    assert questions.begin(lead("a", "4")) == (mark, False)
    assert questions.fail(mark, LATE) == ("2", "3", "4")


def test_what_goes_wrong_further_on_counts_for_those_who_asked_for_the_beginning():
    questions = Questions()
    search, _ = questions.begin(lead("search", "1"))
    page, _ = questions.begin(lead("page", "1", parent=search))
    detail, _ = questions.begin(lead("detail", "1", parent=page))
    questions.begin(lead("search", "2"))
    assert questions.fail(detail, LATE) == ("2",)
    assert [questions.problem(mark) for mark in (search, page, detail)] == [LATE] * 3


def test_a_question_that_two_lead_to_fails_for_both():
    questions = Questions()
    one, _ = questions.begin(lead("one", "1"))
    two, _ = questions.begin(lead("two", "2"))
    detail, _ = questions.begin(lead("detail", "1", parent=one))
    questions.begin(lead("detail", "2", parent=two))
    questions.begin(lead("two", "3"))
    assert set(questions.fail(detail, LATE)) == {"2", "3"}


def further(questions, path, code, parent):
    """Begin what an answer led to."""
    return questions.begin(questions.further(lead(path, code).request, Trail(9), parent))


def test_pages_that_lead_in_a_circle_end():
    questions = Questions()
    one, _ = questions.begin(lead("one", "1"))
    two, _ = further(questions, "two", "1", one)
    further(questions, "one", "1", two)
    further(questions, "one", "9", one)
    assert set(questions.fail(two, LATE)) == {"1", "9"}


def test_of_a_question_that_can_fail_no_more_nothing_but_its_mark_stays():
    questions = Questions()
    search, _ = questions.begin(lead("search", "1"))
    detail, _ = further(questions, "detail", "1", search)
    questions.begin(lead("search", "2"))
    questions.end(search)
    assert questions._open.keys() == {search, detail}, "the detail may fail yet, and the search with it"
    questions.end(detail)
    assert not questions._open
    assert questions.begin(lead("search", "3")) == (search, False)
    assert further(questions, "detail", "4", questions.begin(lead("again", "4"))[0]) == (detail, False)


class Remembering:
    """The same by the book: nothing is ever forgotten."""

    def __init__(self):
        self.codes, self.parents, self.failed = defaultdict(set), defaultdict(set), set()

    def begin(self, name, code, parent):
        self.codes[name].add(code)
        self.parents[name] |= {parent} - {None}

    def fail(self, name):
        above, seen = [name], {name}
        while above:
            found = self.parents[above.pop()] - seen
            seen |= found
            above += found
        self.failed |= seen
        return {code for one in seen for code in self.codes[one]}


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9), st.booleans(), st.booleans()), max_size=60))
def test_whoever_depends_on_what_fails_is_unchecked_though_most_is_forgotten(steps):
    questions, book, told, expected = Questions(), Remembering(), set(), set()
    under_way = []
    for number, (pick, page, leads, fails) in enumerate(steps):
        mark, name, code = None, None, str(number)
        if under_way and (leads or fails):
            mark, name, code = under_way.pop(pick % len(under_way))
        if mark is not None and fails:
            told |= {code, *questions.fail(mark, LATE)}
            expected |= book.fail(name)
        if mark is None or leads:
            one = lead(str(page), code).request
            again, new = questions.begin(
                Lead(one, Trail(9)) if mark is None else questions.further(one, Trail(9), mark)
            )
            book.begin(page, code, name)
            if new:
                under_way.append((again, page, code))
            elif questions.problem(again):
                told |= {code, *questions.fail(again, LATE)}
                expected |= book.fail(page)
        if mark is not None:
            questions.end(mark)
    assert told == expected


@given(
    st.permutations(
        [Problem(code="fetch.b"), Problem(code="fetch.a", detail="2"), Problem(code="fetch.a", detail="1")]
    )
)
def test_of_several_problems_the_same_one_is_told_in_whatever_order_they_came(problems):
    questions = Questions()
    mark, _ = questions.begin(lead("a", "1"))
    for problem in problems:
        questions.fail(mark, problem)
    assert questions.problem(mark) == Problem(code="fetch.a", detail="1")


def test_a_trail_is_longer_for_a_request_for_many():
    assert Trail.of(Request(url="x")).left == FURTHER
    assert Trail.of(Request(url="x", store_codes=("1", "2"))).left == FURTHER + 2 * FURTHER_EACH
