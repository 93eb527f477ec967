import pytest

from listaudit.audit import Options
from listaudit.errors import UsageError
from listaudit.explain import explain
from listaudit.model import Source

SOURCE = Source(name="yelp", id="file", title="Yelp", platform="yelp")


@pytest.mark.usefixtures("shop")
def test_the_source_is_not_read_for_a_location_that_does_not_exist():
    with pytest.raises(UsageError):
        explain(
            "locations.csv",
            "9",
            SOURCE,
            lambda _: pytest.fail("it was read"),
            Options(),
            as_json=False,
            color=False,
        )
