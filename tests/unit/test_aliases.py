"""Names become aliases wherever people read them, and nowhere inside another word or an address."""

import pytest

from perfmirror_ssg.audience.aliases import make_aliases
from perfmirror_ssg.audience.people import People
from tests.people import aliases, person

ALIASES = aliases(
    Heron=("Ada", "Ada L.", "Ada Lovelace"), Wren="Linus", Alder="José", Elm="Strauß", Teal="O'Brien", Rowan="张伟", Ash="राम"
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ask Ada", "Ask Heron"),
        ("Ada's plan, Ada’s plan", "Heron's plan, Heron’s plan"),
        ("ADA and ada", "HERON and heron"),
        ("Adam in Canada", "Adam in Canada"),
        ("Ask Ada L. about it", "Ask Heron about it"),
        ("Ada Lovelace, Ada Lovel", "Heron, Heron Lovel"),
        ("Ada\u00a0Lovelace, Ada\n  Lovelace, Ada\u202fLovelace", "Heron, Heron, Heron"),
        ("ada.lovelace@example.com, ada_lovelace.md", "heron@example.com, heron.md"),
        ("Ada-Linus pairing, Ada/Linus", "Heron-Wren pairing, Heron/Wren"),
        ("O’Brien, OBrien", "Teal, Teal"),
        ("STRAUSS and strauß", "ELM and elm"),
    ],
)
def test_a_name_is_found_as_whole_words_in_any_case(written: str, shown: str) -> None:
    assert ALIASES.text(written) == shown


@pytest.mark.parametrize("written", ["José", "Jose\u0301", "JOSÉ", "JOSE\u0301"])
def test_an_accent_may_be_composed_or_not(written: str) -> None:
    assert ALIASES.text(written).capitalize() == "Alder"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("José", "Jose jose JOSE Jose\u0301 JOSE\u0301"),
        ("Jose", "José"),
        ("Müller", "Muller Mueller MUELLER mu\u0308ller"),
        ("Mueller", "Müller MÜLLER"),
        ("Özil", "Oezil Ozil"),
        ("Oezil", "Özil"),
        ("Strauss", "Strauß STRAUẞ"),
        ("Søren", "Soren Soeren SØREN"),
        ("Łukasz", "Lukasz ŁUKASZ"),
        ("Αλέξανδρος", "ΑΛΕΞΑΝΔΡΟΣ αλεξανδρος"),
        ("İpek", "ipek IPEK İPEK \u0131pek"),
        ("Ipek", "İpek"),
        ("Артём", "Артем"),
        ("דוד", "דָּוִד"),
        ("محمد", "مُحَمَّد"),
        ("أحمد", "احمد"),
    ],
)
def test_accents_points_and_the_spelling_of_a_letter_make_no_other_name(name: str, written: str) -> None:
    other = aliases(Alder=name)
    assert set(other.text(written).casefold().split()) == {"alder"}
    assert other.left_in(written) == (name,)


@pytest.mark.parametrize("written", ["Jo", "Muler", "naïve café, Ångström"])
def test_letters_that_are_alike_make_no_name_of_another_one(written: str) -> None:
    assert aliases(Alder="Joe", Elm="Müller", Ash="Angus").text(written) == written


@pytest.mark.parametrize(
    "written", ["A\u00adda", "A\u200bda", "\uff21\uff44\uff41", "\U0001d400\U0001d41d\U0001d41a", "Ad\ufeffa"]
)
def test_a_name_that_only_looks_like_itself_is_found_as_well(written: str) -> None:
    assert ALIASES.text(f"{written} came") == "Heron came"


def test_a_text_without_a_name_keeps_every_character() -> None:
    text = "½ of it… e\u0301, \u00ad, \u200d, ﬁ, \uff21"
    assert ALIASES.text(text) == text


def test_scripts_without_blanks_between_words_need_none_around_a_name() -> None:
    assert ALIASES.text("和张伟说了Ada的事") == "和Rowan说了Heron的事"


def test_a_vowel_sign_makes_another_word() -> None:
    assert ALIASES.text("राम, रामा।") == "Ash, रामा।"


def test_the_longest_name_wins_whoever_comes_first() -> None:
    both = aliases(Heron="Ada", Wren="Ada Byron")
    assert both.text("Ada Byron and Ada") == "Wren and Heron"


def test_a_letter_alone_is_not_a_word_in_capitals() -> None:
    assert aliases(Heron="A").text("A, a") == "Heron, heron"


def test_a_person_without_an_alias_is_somebody_and_never_named() -> None:
    nobody_yet = make_aliases(People(persons=(person("Ada", alias=None),)))
    assert nobody_yet.text("Ask Ada") == "Ask Somebody"


def test_without_people_everything_stays() -> None:
    nobody = make_aliases(People())
    assert (nobody.text("Ada"), nobody.html("<p>Ada</p>"), nobody.slug("ask-ada")) == ("Ada", "<p>Ada</p>", "ask-ada")
    assert nobody.left_in("Ada") == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ask-ada-l-about-x", "ask-heron-about-x"),
        ("ask-ada-late", "ask-heron-late"),
        ("ada", "heron"),
        ("1-1-with-ada-lovelace.png", "1-1-with-heron.png"),
        ("ask_ada", "ask_heron"),
        ("Ada", "Heron"),
        ("canada-adam", "canada-adam"),
        ("问-张伟", "问-rowan"),
    ],
)
def test_an_id_has_the_alias_as_its_words(written: str, shown: str) -> None:
    assert ALIASES.slug(written) == shown


def test_an_alias_of_two_words_is_no_blank_in_an_id() -> None:
    two = make_aliases(People(persons=(person("Ada", alias="Grey Heron"),)))
    assert (two.slug("ask-ada"), two.text("Ask Ada")) == ("ask-grey-heron", "Ask Grey Heron")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<p>Ask Ada &amp; Linus</p>", "<p>Ask Heron &amp; Wren</p>"),
        ("<p>Ada <em>L.</em> said</p>", "<p>Heron<em></em> said</p>"),
        ("<p>A<strong>d</strong>a</p>", "<p>Heron<strong></strong></p>"),
        ('<span class="n">ada</span><span>_</span>', '<span class="n">heron</span><span>_</span>'),
        ("<p>A</p><p>da</p>", "<p>A</p><p>da</p>"),
        ("<td>Ada</td><td>m</td>", "<td>Heron</td><td>m</td>"),
        ("<p>O'Brien &lt;b&gt;</p>", "<p>Teal &lt;b&gt;</p>"),
        ('<a href="https://x.example/ada" title="for Ada">a</a>', '<a href="https://x.example/ada" title="for Heron">a</a>'),
        ('<img src="ada.png" alt="O&#x27;Brien &amp; Ada">', '<img src="ada.png" alt="Teal &amp; Heron">'),
        ('<h2 id="ask-ada-l">Ask</h2>', '<h2 id="ask-ada-l">Ask</h2>'),
        ('<ada class="ada" aria-label="Ada">x</ada>', '<ada class="ada" aria-label="Ada">x</ada>'),
        ('<code data-info="for Ada">x</code>', '<code data-info="for Heron">x</code>'),
        ("<p>a &quot;quote&quot; of nobody…</p>", "<p>a &quot;quote&quot; of nobody…</p>"),
    ],
)
def test_html_has_aliases_in_what_is_read_and_keeps_its_tags(written: str, shown: str) -> None:
    assert ALIASES.html(written) == shown


def test_an_address_keeps_its_name_and_is_told() -> None:
    html = ALIASES.html('<a href="https://x.example/%41da">x</a>')
    assert ALIASES.left_in(html) == ("Ada",)


@pytest.mark.parametrize(
    "text", ["Ada", "https://x.example/?q=ada+lovelace", "mailto:ada@example.com", "%C3%A0%20ADA", "\uff21da"]
)
def test_names_that_are_left_are_found(text: str) -> None:
    assert set(ALIASES.left_in(text)) <= {"Ada", "Ada Lovelace"}
    assert ALIASES.left_in(text)


def test_nobody_is_found_where_nobody_is_named() -> None:
    assert ALIASES.left_in("Adam went to Canada 100%, heron+wren") == ()
