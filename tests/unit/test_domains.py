"""Domains: what is known beside what is not, under one name for one thing."""

from perfmirror_ssg.analysis.domains import domains_of
from tests.journals import entry, gathered, opening, rich, update


def test_what_is_known_stands_beside_what_is_not() -> None:
    probes = rich("probes")
    journal = gathered(
        entry(
            "2026-W20",
            opening("fact", "Nine pools", domain=probes),
            opening("question", "Which pools matter?", "matter", domain=probes),
            opening("hypothesis", "Two would do", "two", domain=probes),
            opening("hypothesis", "Nobody looks", "looks", domain=probes),
            opening("question", "Who pays?", "pays", domain=probes),
        ),
        entry("2026-W22", opening("learning", "Pools are cheap", domain=probes)),
        entry("2026-W24", update("looks", status="refuted"), update("pays", status="answered")),
    ).value
    (domain,) = domains_of(journal)
    assert [record.title.plain for record in domain.known] == ["Who pays?", "Nobody looks", "Pools are cheap", "Nine pools"]
    assert [record.title.plain for record in domain.not_known] == ["Which pools matter?", "Two would do"]


def test_an_ambiguous_or_void_hypothesis_and_a_dropped_question_are_neither() -> None:
    probes = rich("probes")
    journal = gathered(
        entry(
            "2026-W20",
            opening("hypothesis", "Two would do", "two", domain=probes, status="ambiguous"),
            opening("hypothesis", "Nobody looks", "looks", domain=probes, status="void"),
            opening("question", "Who pays?", "pays", domain=probes, status="dropped"),
            opening("observation", "A pool was down", domain=probes),
        )
    ).value
    assert domains_of(journal) == ()


def test_case_blanks_and_dashes_make_no_other_domain_and_the_first_words_are_shown() -> None:
    spelt = ("On-call", "on call", "ON-CALL")
    facts = [opening("fact", f"Fact {place}", domain=rich(name)) for place, name in enumerate(spelt)]
    (domain,) = domains_of(gathered(entry("2026-W20", *facts)).value)
    assert (domain.name, len(domain.known)) == ("On-call", 3)


def test_what_names_no_domain_stands_last_under_no_name() -> None:
    journal = gathered(
        entry(
            "2026-W20",
            opening("question", "Who?"),
            opening("question", "Why?"),
            opening("question", "When?", domain=rich("probes")),
            opening("fact", "So", domain=rich("billing")),
        )
    ).value
    found = [(domain.name, len(domain.known), len(domain.not_known)) for domain in domains_of(journal)]
    assert found == [("probes", 0, 1), ("billing", 1, 0), ("", 0, 2)]
