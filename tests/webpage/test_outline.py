import pytest

from listaudit.webpage.outline import Link, hidden_mail, mail_of, outline, phone_of, text_of
from listaudit.webpage.tokens import tokens
from listaudit.webpage.tree import tree


def read(text):
    return outline(tree(tokens(text)))


def test_the_parts_of_a_page_are_found():
    found = read(
        '<html lang="de-AT"><title> A\n B </title><meta property="og:site_name" content="C"><link rel="canonical" href="/x">'
        '<h1>D</h1><h1>E</h1><a href=" /kontakt "><b>Kontakt</b></a><script>1</script><script type="Application/LD+JSON">{}</script>'
    )
    assert (found.title, found.heading, found.language, found.canonical) == ("A B", "D", "de-at", "/x")
    assert found.meta == {"og:site_name": "C"}
    assert found.links == [Link("/kontakt", "Kontakt")]
    assert (found.json_ld, found.scripts) == (["{}"], 1)


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0; url=/en/", "/en/"),
        ("0;URL='https://a.example/'", "https://a.example/"),
        ("5,/en/", "/en/"),
        ("300; url=/en/", ""),
        ("60", ""),
        ("", ""),
    ],
)
def test_a_page_leads_on_where_it_does_so_soon(content, target):
    assert read(f'<meta http-equiv="Refresh" content="{content}">').refresh == target


@pytest.mark.parametrize(
    ("href", "mail"),
    [
        ("mailto:a@b.example?subject=x", "a@b.example"),
        ("MAILTO:%61@b.example,c@d.example", "a@b.example"),
        ("mailto:?body=x", ""),
        ("https://b.example", ""),
    ],
)
def test_a_mail_link_names_its_mailbox(href, mail):
    assert mail_of(href) == mail


@pytest.mark.parametrize(
    ("href", "phone"),
    [("tel:+1%20217-555-0101", "+1 217-555-0101"), ("tel://2175550101", "2175550101"), ("/tel", "")],
)
def test_a_phone_link_names_its_number(href, phone):
    assert phone_of(href) == phone


@pytest.mark.parametrize(
    ("code", "mail"), [("422302206c273a232f322e27", "a@b.example"), ("zz", ""), ("", ""), ("4a", "")]
)
def test_a_hidden_mailbox_is_shown_as_visitors_see_it(code, mail):
    assert hidden_mail(code) == mail


def test_the_text_of_an_element_is_one_line_with_commas_for_breaks():
    root = tree(tokens("<div>12 Main St<br>Unit 2<script>x</script><p>Springfield</p></div>"))
    assert text_of(root) == "12 Main St, Unit 2 Springfield"
    assert text_of(root, ", ") == "12 Main St, Unit 2, Springfield"
