"""Who may ask: the rules for a request, one by one."""

import pytest

from perfmirror_ssg.preview.gate import Gate, path_of

HERE = Gate(port=8520, host="127.0.0.1")
OPEN = Gate(port=8520, host="192.0.2.7", token="a-token")  # noqa: S106 - a test's
HOST = (b"host", b"127.0.0.1:8520")


def _refusal(*headers: tuple[bytes, bytes], gate: Gate = HERE, method: str = "GET", target: bytes = b"/") -> int:
    return gate.refusal(method, target, headers or [HOST])


@pytest.mark.parametrize("host", [b"127.0.0.1:8520", b"localhost:8520", b"[::1]:8520"])
def test_the_names_of_this_machine_pass(host: bytes) -> None:
    assert _refusal((b"host", host)) == 0


OTHERS = (
    *(
        b"evil.example:8520",
        b"127.0.0.1",
        b"127.0.0.1:80",
        b"127.0.0.1:8520.evil.example",
        b"127.0.0.1:8520:8520",
        b"",
        b":8520",
    ),
    *(b"localhost.:8520", b"LOCALHOST:8520 ", b"0.0.0.0:8520", b"[::1]", b"192.0.2.7:8520", b"evil@127.0.0.1:8520"),
)


@pytest.mark.parametrize("host", OTHERS)
def test_no_other_name_passes(host: bytes) -> None:
    assert _refusal((b"host", host)) == 403


def test_a_request_names_one_host() -> None:
    assert _refusal((b"accept", b"*/*")) == 403
    assert _refusal(HOST, HOST) == 403


def test_the_port_of_http_is_not_named() -> None:
    assert _refusal((b"host", b"localhost"), gate=Gate(port=80, host="127.0.0.1")) == 0


@pytest.mark.parametrize("origin", [b"null", b"http://evil.example", b"https://127.0.0.1:8520", b"http://localhost:8520", b""])
def test_an_origin_that_is_not_ours_is_refused(origin: bytes) -> None:
    assert _refusal(HOST, (b"origin", origin)) == 403


def test_our_own_origin_passes() -> None:
    assert _refusal(HOST, (b"origin", b"http://127.0.0.1:8520")) == 0


def test_a_page_elsewhere_may_lead_here_and_nothing_else() -> None:
    from_there = (b"sec-fetch-site", b"cross-site")
    follow = [(b"sec-fetch-mode", b"navigate"), (b"sec-fetch-dest", b"document")]
    assert _refusal(HOST, from_there, *follow) == 0
    assert _refusal(HOST, from_there) == 403
    assert _refusal(HOST, from_there, (b"sec-fetch-mode", b"no-cors"), (b"sec-fetch-dest", b"script")) == 403
    assert _refusal(HOST, from_there, follow[0], (b"sec-fetch-dest", b"iframe")) == 403
    assert _refusal(HOST, from_there, *follow, method="HEAD") == 403
    assert _refusal(HOST, (b"sec-fetch-site", b"same-site"), (b"sec-fetch-mode", b"cors")) == 403


@pytest.mark.parametrize("site", [b"same-origin", b"none"])
def test_our_own_pages_and_a_person_pass(site: bytes) -> None:
    assert _refusal(HOST, (b"sec-fetch-site", site)) == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "TRACE", "get"])
def test_only_reading_is_allowed(method: str) -> None:
    assert _refusal(method=method) == 405
    assert _refusal(method="HEAD") == 0


def test_a_target_has_an_end() -> None:
    assert _refusal(target=b"/" + b"a" * 8191) == 0
    assert _refusal(target=b"/" + b"a" * 8192) == 414


def test_a_path_is_decoded_once() -> None:
    assert path_of(b"/weeks/2026-W20.html?x=%") == "weeks/2026-W20.html"
    assert path_of(b"/caf%C3%A9%20%2523.html") == "café %23.html"
    assert path_of(b"/") == ""


@pytest.mark.parametrize(
    "target", [b"/%", b"/%4", b"/%zz", b"/%C3", b"/a%00b", b"/a%0D%0Ab", b"/a\\b", b"/a%5Cb", b"*", b"", b"http://x/"]
)
def test_what_is_no_path_is_none(target: bytes) -> None:
    assert path_of(target) is None


def test_a_token_comes_in_the_cookie_or_in_the_address() -> None:
    assert OPEN.admits("other=1; ssg-preview-8520=a-token", "")
    assert OPEN.admits("", "x=1&token=a-token")
    assert not OPEN.admits("", "")
    assert not OPEN.admits("ssg-preview-8520=a-tokem; ssg-preview-9=a-token", "token=")
    assert HERE.admits("", "")


@pytest.mark.parametrize(("host", "status"), [(b"192.0.2.7:8520", 0), (b"198.51.100.1:8520", 0), (b"evil.example:8520", 403)])
def test_with_a_token_addresses_pass_and_names_do_not(host: bytes, status: int) -> None:
    assert _refusal((b"host", host), gate=OPEN) == status
