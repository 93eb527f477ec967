from listaudit.model import Reason
from listaudit.model.sentences import templates
from listaudit.report.reasons import sentences

CODE = "phone.tracking"


def test_reasons_become_sentences_and_unknown_ones_show_their_code():
    known = templates()[CODE].format(value="+1 415 555 0100")
    assert sentences((Reason.of(CODE, value="+1 415 555 0100"), Reason("no.such"))) == f"{known} no.such"


def test_a_template_whose_parameter_is_missing_does_not_fail():
    assert sentences((Reason(CODE),))


def test_the_text_of_a_parameter_is_no_template():
    assert "{0.x} {value}" in sentences((Reason.of(CODE, value="{0.x} {value}"),))
