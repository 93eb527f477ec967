from listaudit.model import Reason
from listaudit.report.reasons import sentences


def test_reasons_become_sentences_and_unknown_ones_show_their_code():
    text = sentences((Reason.of("phone.tracking", value="1"), Reason("no.such")))
    assert text == "It is a call-tracking number of ours: 1. no.such"


def test_a_template_whose_parameter_is_missing_does_not_fail():
    assert "call-tracking" in sentences((Reason("phone.tracking"),))
