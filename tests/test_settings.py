from listaudit.config import Config, SourceConfig
from listaudit.model import Policy, Severity
from listaudit.settings import lines


def test_values_are_shown_as_toml_writes_them_and_origins_stand_in_one_column():
    config = Config(
        country="DE",
        policy=Policy.STRICT,
        sources=(SourceConfig("bing", "file", "", {"keep_values": True, "weight": 2.5}),),
        severity={"phone-different": Severity.LOW},
        origins={"defaults.country": "a.toml"},
    )
    found = list(lines(config))
    assert [line.split("   #")[0].strip() for line in found] == [
        'defaults.country = "DE"',
        'defaults.policy = "strict"',
        'defaults.contact = ""',
        "defaults.pin-metres = 250",
        'sources.bing.from = "file"',
        "sources.bing.keep-values = true",
        "sources.bing.weight = 2.5",
        'severity.phone-different = "low"',
    ]
    assert len({line.index("   #") for line in found}) == 1
    assert found[0].endswith("# a.toml")
    assert found[1].endswith("# default")
