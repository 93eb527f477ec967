import pytest

from listaudit.webpage.lines import Line, lines
from listaudit.webpage.tokens import tokens
from listaudit.webpage.tree import tree


def read(text):
    return lines(tree(tokens(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a <b>b</b>\n c<br>d</p>e", ["a b c", "d", "e"]),
        ("<li>a<li>b", ["a", "b"]),
        ("a | b &bull; c", ["a", "b", "c"]),
        ("<td>a</td><td>b</td>", ["a", "b"]),
        ("a<script>b</script><style>c</style><noscript>d</noscript><textarea>e</textarea>", ["a"]),
        ("<div hidden>a</div><p style='display: none'>b</p>c", ["c"]),
        ("<title>a</title>b", ["b"]),
        ("9 – 17", ["9 – 17"]),
    ],
)
def test_lines_are_those_that_visitors_see(text, expected):
    assert [line.text for line in read(text)] == expected


def test_links_and_zones_stay_with_their_line():
    (line,) = read(
        '<footer><p>Call <a href="tel:2175550101">us</a> or <a href="mailto:a@b.example">write</a></p></footer>'
    )
    assert line == Line("Call us or write", "footer", ("2175550101",), ("a@b.example",))


def test_a_link_without_words_is_a_line_too():
    assert read('<a href="tel:2175550101"><img></a>') == [Line("", "", ("2175550101",))]


def test_the_innermost_zone_counts():
    assert [(line.text, line.zone) for line in read("<footer>a<address>b</address>c</footer>")] == [
        ("a", "footer"),
        ("b", "address"),
        ("c", "footer"),
    ]
