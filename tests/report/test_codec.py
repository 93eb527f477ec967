import json
from dataclasses import fields, replace

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listaudit.model import (
    Action,
    Confidence,
    Decision,
    Evidence,
    Field,
    Finding,
    Fix,
    Kind,
    ListingResult,
    LocationResult,
    Reason,
    Run,
    Scores,
    Severity,
    SkippedRow,
    SourceResult,
    Status,
    Summary,
    Unanswered,
    Verdict,
)
from listaudit.report import codec

TEXT = st.text(max_size=12)
SHARE = st.none() | st.floats(0, 1)
COUNT = st.integers(0, 10**6)


@st.composite
def reasons(draw):
    return Reason(draw(TEXT), tuple(draw(st.dictionaries(TEXT, TEXT, max_size=3)).items()))


REASONS = st.lists(reasons(), max_size=2).map(tuple)
SCORES = st.builds(
    Scores,
    accuracy=SHARE,
    coverage=SHARE,
    consistency=SHARE,
    completeness=SHARE,
    duplicates=COUNT,
    key_right=COUNT,
    key_listings=COUNT,
)
FIX = st.builds(
    Fix,
    action=st.sampled_from(Action),
    value=TEXT,
    where=TEXT,
    url=TEXT,
    procedure=TEXT,
    priority=COUNT,
    keep_listing_id=TEXT,
)
EVIDENCE = st.builds(Evidence, comparison=TEXT, level=TEXT, bits=st.floats(-50, 50), ours=TEXT, theirs=TEXT)


@st.composite
def verdicts(draw, canonical):
    found = []
    for field in draw(st.lists(st.sampled_from(Field), unique=True)):
        ours = canonical.get(field, "") if draw(st.booleans()) else draw(TEXT)
        listing = ours if draw(st.booleans()) else draw(TEXT)
        found.append(Verdict(field, draw(st.sampled_from(Kind)), draw(REASONS), ours, listing))
    return tuple(found)


@st.composite
def listings(draw, canonical):
    return ListingResult(
        source=draw(TEXT),
        platform=draw(TEXT),
        status=draw(st.sampled_from(Status)),
        reason=draw(st.none() | reasons()),
        listing_id=draw(TEXT),
        key=draw(TEXT),
        url=draw(TEXT),
        probability=draw(SHARE),
        decision=draw(st.none() | st.sampled_from(Decision)),
        verdicts=draw(verdicts(canonical)),
        evidence=tuple(draw(st.lists(EVIDENCE, max_size=2))),
        claimed=draw(st.none() | st.booleans()),
        duplicate_of=draw(TEXT),
        checked_at=draw(TEXT),
        facts=draw(st.dictionaries(TEXT, TEXT, max_size=2)),
    )


@st.composite
def findings(draw, store_code):
    texts = {
        name: draw(TEXT)
        for name in (
            "id",
            "rule",
            "source",
            "platform",
            "listing_key",
            "listing_id",
            "url",
            "field",
            "message",
            "canonical",
            "listing",
            "waived",
        )
    }
    return Finding(
        **texts,
        severity=draw(st.sampled_from(Severity)),
        confidence=draw(st.sampled_from(Confidence)),
        store_code=store_code,
        reasons=draw(REASONS),
        fix=draw(st.none() | FIX),
        withheld=draw(st.booleans()),
    )


@st.composite
def locations(draw):
    code, canonical = draw(TEXT), draw(st.dictionaries(st.sampled_from(Field), TEXT))
    return LocationResult(
        store_code=code,
        name=draw(TEXT),
        canonical=canonical,
        scores=draw(SCORES),
        listings=tuple(draw(st.lists(listings(canonical), max_size=2))),
        findings=tuple(draw(st.lists(findings(code), max_size=2))),
    )


def through(value):
    return orjson.loads(codec.dumps(value))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(locations())
def test_a_location_survives_json_exactly(location):
    assert codec.location_from_json(through(codec.location_to_json(location))) == location


@given(
    st.builds(
        Summary,
        locations=COUNT,
        scores=SCORES,
        findings=st.dictionaries(st.sampled_from(Severity), COUNT),
        rules=st.dictionaries(TEXT, COUNT),
        statuses=st.dictionaries(st.sampled_from(Status), COUNT),
        notes=REASONS,
        skipped_rows=st.lists(
            st.builds(SkippedRow, source=TEXT, file=TEXT, line=COUNT, column=TEXT, code=TEXT, detail=TEXT),
            max_size=2,
        ).map(tuple),
        skipped_total=COUNT,
        incomplete=st.booleans(),
        exit_code=st.integers(0, 4),
    )
)
def test_a_summary_survives_json_exactly(summary):
    assert codec.summary_from_json(through(codec.summary_to_json(summary))) == summary


@given(
    st.builds(
        SourceResult,
        name=TEXT,
        id=TEXT,
        title=TEXT,
        platform=TEXT,
        status=TEXT,
        checked=COUNT,
        unchecked=COUNT,
        requests=COUNT,
        listings=COUNT,
        reason=st.none() | reasons(),
        unanswered=st.lists(
            st.builds(Unanswered, reason=reasons(), count=COUNT, alike=st.booleans()), max_size=2
        ).map(tuple),
        cost=st.none() | st.floats(0, 1e6),
    )
)
def test_a_source_survives_json_exactly(result):
    assert codec.source_from_json(through(codec.source_to_json(result))) == result


def test_what_was_asked_tells_its_cost_and_an_unknown_price_is_never_nought(audit):
    website, google, _ = audit.results
    free, unknown = replace(website, cost=0.0), replace(website, cost=None)
    assert codec.source_to_json(website)["cost_usd"] == 1.36
    assert codec.source_to_json(unknown)["cost_usd"] is None
    assert codec.source_to_json(free)["cost_usd"] == 0.0
    assert "cost_usd" not in codec.source_to_json(google)


def test_an_audit_of_before_is_still_read(audit):
    value = codec.source_to_json(audit.results[2])
    del value["unchecked_by"], value["cost_usd"]
    assert codec.source_from_json(value) == replace(audit.results[2], unanswered=(), cost=0.0)


def test_a_run_and_its_sources_survive_json(audit):
    value = through(codec.run_to_json(audit.run, audit.sources))
    assert codec.run_from_json(value) == audit.run
    assert codec.asked_from_json(value["sources"]) == audit.sources


def test_every_attribute_of_a_result_has_its_place(audit):
    """A member that somebody adds to the model and forgets here would be lost without a word."""
    value = codec.location_to_json(audit.locations[0])
    listing, finding = value["listings"][0], value["findings"][0]
    extras = {"key", "reason", "claimed", "duplicate_of", "checked_at", "evidence", "facts"}
    assert {field.name for field in fields(ListingResult)} - {"verdicts"} <= {*listing, *extras}
    assert {field.name for field in fields(Finding)} - {"store_code", "listing_key", "withheld"} <= set(
        finding
    )


def test_a_same_field_carries_its_verdict_alone(audit):
    fields_ = codec.location_to_json(audit.locations[0])["listings"][0]["fields"]
    assert fields_["name"] == {"verdict": "same"}
    assert set(fields_["phone"]) == {"verdict", "reasons", "canonical", "listing"}


def test_a_same_field_that_is_right_for_one_platform_alone_carries_its_value(audit):
    assert (
        codec.location_to_json(audit.locations[1])["listings"][0]["fields"]["phone"]["listing"]
        == "+66 2 555 0100"
    )


def test_evidence_is_there_only_when_the_audit_kept_it(audit):
    location = audit.locations[0]
    bare = replace(location, listings=tuple(replace(item, evidence=()) for item in location.listings))
    assert "evidence" in codec.location_to_json(location)["listings"][0]
    assert "evidence" not in codec.location_to_json(bare)["listings"][0]


def test_a_lone_surrogate_is_written_as_its_escape():
    assert json.loads(codec.dumps({"file\udc80": ["a\udcffb", 1]})) == {"file\\udc80": ["a\\udcffb", 1]}


@pytest.mark.parametrize(
    "change", [{"store_code": 7}, {"scores": []}, {"canonical": {"planet": "x"}}, {"listings": [{}]}]
)
def test_values_that_are_no_audit_are_refused(audit, change):
    value = {**codec.location_to_json(audit.locations[0]), **change}
    with pytest.raises((KeyError, TypeError, ValueError)):
        codec.location_from_json(value)


def test_a_run_takes_its_times_as_given():
    assert codec.run_from_json(codec.run_to_json(Run(id="r", started="s"), ())) == Run(id="r", started="s")
