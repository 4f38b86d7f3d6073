"""The chat channel against a web server on loopback."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.dispatch.letters import make_letter
from tests.dispatch.parcels import make_parcel
from warehouse.dispatch import chat
from warehouse.dispatch.letter import Carrier, Deferred, Letter, Manner, Refused, Unsure


class Service(ThreadingHTTPServer):
    """A chat service that takes JSON and answers what it was told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.code = 200
        self.delay = 0.0
        self.drops = False
        self.heard: list[dict[str, Any]] = []
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"json://desk:top-secret@127.0.0.1:{self.server_port}/hook"


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        self.server.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        time.sleep(self.server.delay)
        if not self.server.drops:
            self.send_response(self.server.code)
            self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as running:
        yield running
        running.shutdown()


@pytest.fixture
def letter(tmp_path: Path) -> Letter:
    return make_letter(tmp_path, recipient="desk-room")


def carry(url: str) -> Carrier:
    return chat.open_carrier({"FIELDBRIEF_SECRET_DESK_ROOM": url})


def test_title_figures_highlights_and_link_are_told(service: Service, letter: Letter):
    carrier = carry(service.url)
    assert carrier.send(letter) == "JSON took it"
    carrier.close()
    [told] = service.heard
    assert told["title"] == "Reported activities: Kenya, 2024 (edition 7)"
    for words in (
        "12 activities\n1,300 people trained",
        "- Most were training courses.",
        "- Two activities are new.",
        letter.edition_link,
    ):
        assert words in told["message"]
    assert "unsubscribe" not in told["message"]


def test_a_note_tells_only_that_nothing_has_changed(service: Service, tmp_path: Path):
    carry(service.url).send(make_letter(tmp_path, recipient="desk-room", manner=Manner.NOTE))
    assert "Nothing has changed since edition 7" in service.heard[0]["message"]
    assert "12 activities" not in service.heard[0]["message"]


def test_words_of_sources_stay_words(service: Service, tmp_path: Path):
    nasty = "<b>@everyone</b> & {{ 7 * 7 }}"
    parcel = make_parcel(tmp_path, highlights=(nasty,))
    carry(service.url).send(make_letter(tmp_path, parcel, recipient="desk-room"))
    assert nasty in service.heard[0]["message"]


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (400, Refused), (401, Refused), (404, Refused), (410, Refused),
        (408, Deferred), (429, Deferred), (500, Deferred), (503, Deferred),
        (502, Unsure), (504, Unsure),
    ],
)  # fmt: skip
def test_what_the_service_answers_decides_what_became_of_it(
    service: Service, letter: Letter, code: int, outcome: type[Exception]
):
    service.code = code
    with pytest.raises(outcome, match=f"desk-room .*{code}"):
        carry(service.url).send(letter)
    assert len(service.heard) == 1


def test_no_answer_after_it_was_told_is_unsure(service: Service, letter: Letter, monkeypatch: pytest.MonkeyPatch):
    service.drops = True
    with pytest.raises(Unsure, match="was told and did not answer"):
        carry(service.url).send(letter)
    service.drops, service.delay = False, 1.0
    monkeypatch.setattr(chat, "_ANSWER_SECONDS", 0.2)
    with pytest.raises(Unsure, match="was told and did not answer"):
        carry(service.url).send(letter)
    assert len(service.heard) == 2


def test_a_service_that_cannot_be_reached_is_deferred(service: Service, letter: Letter):
    service.shutdown()
    service.server_close()
    with pytest.raises(Deferred, match="desk-room cannot be reached"):
        carry(service.url).send(letter)
    with pytest.raises(Deferred, match="desk-room cannot be reached"):
        carry("jsons://no-such-host.invalid/x").send(letter)


@pytest.mark.parametrize(
    ("recipient", "environ", "outcome", "said"),
    [
        ("json://desk:top-secret@host/hook", {}, Refused, "expected the name of a secret"),
        ("other", {}, Deferred, "FIELDBRIEF_SECRET_OTHER is not set"),
        ("other", {"FIELDBRIEF_SECRET_OTHER": "top-secret"}, Deferred, "does not hold one address"),
        ("other", {"FIELDBRIEF_SECRET_OTHER": "json://a top-secret, json://b"}, Deferred, "does not hold one address"),
    ],
)
def test_a_secret_that_is_missing_or_wrong_is_named_and_not_shown(
    letter: Letter, tmp_path: Path, recipient: str, environ: dict[str, str], outcome: type[Exception], said: str
):
    with pytest.raises(outcome, match=said) as told:
        chat.open_carrier(environ).send(make_letter(tmp_path, recipient=recipient))
    assert "top-secret" not in str(told.value)


def test_a_message_that_only_some_rooms_took_is_unsure(letter: Letter):
    from apprise.decorators import notify

    @notify(on="tworooms")  # type: ignore[untyped-decorator, unused-ignore]
    def tell(*_: object, **__: object) -> bool:
        logging.getLogger("apprise").info("Sent a notification to #one.")
        logging.getLogger("apprise").warning("Failed to send to #two: Not Found, error=404.")
        return False

    with pytest.raises(Unsure, match="for some of its rooms and not for others"):
        carry("tworooms://").send(letter)


def test_no_log_shows_the_address(service: Service, letter: Letter, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    service.code = 401
    with pytest.raises(Refused) as told:
        carry(service.url).send(letter)
    assert [record for record in caplog.records if record.name.startswith("apprise")] == []
    assert "top-secret" not in caplog.text + str(told.value)
