import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.webpage import tree as trees
from listaudit.webpage.tokens import tokens
from listaudit.webpage.tree import DEEPEST, Element, tree


def shape(element):
    """Write a tree as nested text: `ul(li(a) li(b))`."""
    parts = (child if isinstance(child, str) else shape(child) for child in element.children)
    inner = " ".join(part for part in parts if part.strip())
    return f"{element.tag}({inner})" if element.tag else inner


def read(text):
    return shape(tree(tokens(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<ul><li>a<li>b</ul>c", "ul(li(a) li(b)) c"),
        ("<p>a<p>b<div>c</div>", "p(a) p(b) div(c)"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "table(tr(td(a) td(b)) tr(td(c)))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "ul(li(a ul(li(b))) li(c))"),
        ("<b><div>a</b>b</div>c", "b(div(a b) c)"),
        ("<p>a<br>b<img>c</p>", "p(a br() b img() c)"),
        ("a</div></p>b", "a b"),
        ("<div><p>a</div>b", "div(p(a)) b"),
        ("<body>a</body>b</html>c", "body(a b c)"),
        ("<li><b>a<li>c", "li(b(a)) li(c)"),
    ],
)
def test_what_pages_leave_open_is_closed(text, expected):
    assert read(text) == expected


def test_what_is_deeper_than_anything_real_stands_beside():
    root = tree(tokens("<div>" * 5_000 + "x" + "</div>" * 5_000 + "<p>after</p>"))
    assert depth(root) == DEEPEST + 2
    assert root.children[-1].tag == "p"


def test_a_script_keeps_its_text_however_deep_it_stands():
    root = tree(tokens("<div>" * 5_000 + "<script>{}</script>x"))
    assert [element.children for element in root.elements() if element.tag == "script"] == [["{}"]]


def depth(element):
    deepest, level = 0, [element]
    while level:
        deepest += 1
        level = [child for one in level for child in one.children if isinstance(child, Element)]
    return deepest


def test_a_page_is_read_to_the_limit_of_elements(monkeypatch):
    monkeypatch.setattr(trees, "MOST", 10)
    assert len(list(tree(tokens("<br>" * 1_000)).elements())) == 11


@given(
    st.lists(st.sampled_from(["<div>", "</div>", "<b>", "</b>", "<p>", "</p>", "<li>", "<td>", "x", "</td>"]))
)
def test_any_tags_make_a_tree_that_holds_every_text(parts):
    root = tree(tokens("".join(parts)))
    texts = [child for one in root.elements() for child in one.children if isinstance(child, str)]
    assert "".join(texts).count("x") == parts.count("x")
