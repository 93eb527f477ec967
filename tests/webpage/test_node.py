import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.webpage.node import Graph, is_blank, plain, property_name, tidy, types_of


def test_values_become_texts_and_nodes_with_the_names_of_schema_org():
    assert tidy(
        {"@type": "Store", "http://schema.org/name": ["A", {"@value": "B"}], "Tel": 2175550101, "x": None}
    ) == [{"@type": ["Store"], "name": ["A", "B"], "telephone": ["2175550101"], "x": []}]


@pytest.mark.parametrize("value", [None, True, float("nan"), float("inf"), 1e30, "", " "])
def test_what_is_no_fact_is_left_out(value):
    assert tidy(value) == []


def test_what_is_nested_without_end_is_cut():
    value: object = "x"
    for _ in range(500):
        value = [{"a": value}]
    assert tidy(value) != []


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("https://schema.org/telephone", "telephone"),
        ("schema:streetAddress", "streetAddress"),
        ("v:tel", "telephone"),
        ("postal-code", "postalCode"),
        ("StreetAddress", "streetAddress"),
        ("AggregateRating", "aggregateRating"),
        ("adress", "adress"),
        ("@id", "@id"),
    ],
)
def test_properties_have_one_name(key, name):
    assert property_name(key) == name


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["http://schema.org/Dentist"], ("Dentist",)),
        (["Organization", "schema:Place"], ("Organization", "Place")),
        (["https://schema.org/Store https://schema.org/Florist/"], ("Store", "Florist")),
        ([{"a": ["b"]}], ()),
    ],
)
def test_types_lose_their_vocabulary(types, expected):
    assert types_of({"@type": types}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finch &amp;amp; Sons", "Finch &amp; Sons"),
        ("<b>A</b> &lt; B", "A  < B"),
        ("12 Main<br/>Unit 2", "12 Main\nUnit 2"),
        ("5 < 6", "5 < 6"),
        ("x" * 9_000, ""),
    ],
)
def test_texts_lose_their_markup(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text", ["", " ,", "N/A", "null", "-", "{{phone}}", "[address]", "undefined", "Your Address", "0"]
)
def test_what_templates_leave_states_nothing(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["Null & Void Bar", "0117 496 0177", "A", "-5"])
def test_what_only_looks_like_that_does(text):
    assert not is_blank(text)


def test_references_find_what_they_mean_and_parts_of_one_node_are_put_together():
    graph = Graph(
        tidy(
            [
                {"@id": "#a", "address": {"@id": "#b"}},
                {"@id": "#b", "postalCode": "1"},
                {"@id": "#b", "addressLocality": "X"},
            ]
        )
    )
    (address,) = graph.nodes(graph.roots[0], "address")
    assert (graph.text(address, "postalCode"), graph.text(address, "addressLocality")) == ("1", "X")


def test_a_text_may_name_a_node_and_a_node_may_stand_for_its_name():
    graph = Graph(
        tidy(
            [
                {"address": "#b", "addressCountry": {"name": "US"}, "x": {"@id": "urn:y"}},
                {"@id": "#b", "postalCode": "1"},
            ]
        )
    )
    assert [graph.text(node, "postalCode") for node in graph.nodes(graph.roots[0], "address")] == ["1"]
    assert graph.text(graph.roots[0], "addressCountry") == "US"
    assert graph.text(graph.roots[0], "x") == "urn:y"


def test_lines_of_a_text_are_joined_as_asked():
    graph = Graph(tidy([{"address": "12 Main St,\n Springfield"}]))
    assert graph.text(graph.roots[0], "address", joint=", ") == "12 Main St, Springfield"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda x: (
        st.lists(x)
        | st.dictionaries(st.text() | st.sampled_from(["@id", "@type", "@graph", "@value", "name"]), x)
    ),
)


@given(JSON)
def test_any_json_is_a_graph(value):
    graph = Graph(item for item in tidy(value) if isinstance(item, dict))
    for node in graph.roots:
        for key in node:
            assert all(isinstance(text, str) for text in graph.texts(node, key))
            assert all(isinstance(one, dict) for one in graph.nodes(node, key))
