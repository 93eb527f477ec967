from __future__ import annotations

from listaudit.readers.plan import Planner, gather


def cells(values, kind="location", columns=None):
    planner = Planner(kind, columns)
    return gather(values, planner.plan(values))


def test_one_value_comes_from_the_best_header_that_is_filled():
    assert cells({"Business name": "Bright", "name": "", "title": "Other"})["name"] == ["Bright"]


def test_several_values_come_from_all_headers_in_the_order_of_the_table():
    row = {"Additional phones": "+1 217 555 0101", "Primary phone": "+1 217 555 0100", "x": "1"}
    assert cells(row)["phone"] == ["+1 217 555 0100", "+1 217 555 0101"]


def test_a_list_gives_each_of_its_items():
    assert cells({"phones": ["+1 217 555 0100", "", None, 5550101]})["phone"] == [
        "+1 217 555 0100",
        "5550101",
    ]


def test_lines_in_a_cell_are_parts_of_an_address_and_values_of_a_list():
    row = {
        "address": "12 Oak St\r\nSpringfield, IL 62701",
        "phone": "217 555 0100\n217 555 0101",
        "name": "A\nB",
    }
    found = cells(row)
    assert found["address"] == ["12 Oak St, Springfield, IL 62701"]
    assert found["phone"] == ["217 555 0100; 217 555 0101"]
    assert found["name"] == ["A B"]


def test_a_users_own_map_stands_above_the_table():
    found = cells({"Filiale": "Berlin", "Name": "wrong"}, columns={"filiale": "name", "NAME": ""})
    assert found == {"name": ["Berlin"]}


def test_an_ignored_beginning_hides_every_header_that_begins_so():
    planner = Planner("listing", {"sources.*": "", "addresses.*": ""})
    plan = planner.plan(
        {
            "name": "A",
            "addresses.0.locality": "X",
            "sources.0.dataset": "x",
            "other.0.part": 1,
            "other.1.part": 2,
            "odd": 1,
        }
    )
    assert plan.leftovers == ("other.*.part", "odd")
    assert dict(plan.groups)["city"] == ("addresses.0.locality",)


def test_url_is_the_listings_page_only_where_a_website_stands_beside_it():
    both, alone = (
        {"url": "https://dir.example/1", "website": "https://own.example"},
        {"url": "https://own.example"},
    )
    assert cells(both, "listing")["url"] == ["https://dir.example/1"]
    assert cells(alone, "listing")["website"] == ["https://own.example"]
    assert cells(alone, "location")["website"] == ["https://own.example"]


def test_tags_mean_nothing_in_a_file_of_listings():
    plan = Planner("listing").plan({"name": "A", "phone@google": "1"})
    assert plan.tagged == ()
    assert plan.unknown == ("phone@google",)


def test_plans_of_ever_new_headers_are_forgotten_again(monkeypatch):
    monkeypatch.setattr("listaudit.readers.plan._MOST_PLANS", 2)
    planner = Planner("location")
    for number in range(9):
        planner.plan({f"x{number}": 1})
    assert len(planner._plans) <= 2


def test_the_plan_of_a_set_of_headers_is_made_once():
    planner = Planner("location")
    assert planner.plan({"name": 1, "city": 2}) is planner.plan({"name": 3, "city": 4})
