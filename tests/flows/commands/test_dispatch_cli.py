"""The commands that subscribe, send, look and mend, as a person types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import flows.job
from flows.dispatching import outward
from tests.flows.conftest import Said
from tests.flows.post import Office, open_office, print_fast
from warehouse.dispatch.letter import Deferred, Refused, Unsure

Call = Callable[..., Said]
MONTHLY = (
    *("subscribe", "monthly", "--brief", "country", "--country", "kenya", "--to", "awa@desk.example"),
    *("--cron", "0 7 1 * *", "--zone", "Africa/Nairobi"),
)


@pytest.fixture
def office(built: flows.job.Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The command line's own home folder, its clock and its channels."""
    print_fast(monkeypatch)
    office = open_office(tmp_path)
    monkeypatch.setattr(flows.job.Job, "__init__", _with_clock(flows.job.Job.__init__, office))
    monkeypatch.setattr("flows.dispatching.dispatcher.reach_out", lambda clock: office.outward())
    return office


def _with_clock(make: Callable[..., None], office: Office) -> Callable[..., None]:
    def init(self: flows.job.Job, *given: object, **named: object) -> None:
        make(self, *given, **{"clock": office.clock, **named})

    return init


def began(office: Office, fieldbrief: Call, *words: str) -> None:
    assert fieldbrief(*words).code == 0
    assert fieldbrief("dispatch").out == "nothing was due\n"
    office.clock.set("2021-04-01T04:01")


def test_a_subscription_is_made_shown_and_ended(office: Office, fieldbrief: Call) -> None:
    said = fieldbrief(*MONTHLY)
    assert (said.code, said.err) == (0, f"{office.job.settings.home.subscriptions} says so now\n")
    assert said.out.splitlines() == [
        "monthly          country by email",
        "                 At 07:00 on the first day of every month (Africa/Nairobi)",
        "                 next due 2021-04-01 07:00, catch-up latest",
        "                 - awa@desk.example: country-ken (en)",
    ]
    assert "said so already" in fieldbrief(*MONTHLY).err
    (row,) = json.loads(fieldbrief("subscriptions", "--json").out)
    assert row["next_due_at"] == "2021-04-01T07:00:00+03:00"
    assert fieldbrief("unsubscribe", "monthly", "--to", "Awa@desk.example").out.splitlines() == [
        "Awa@desk.example gets no more of monthly",
        f"taken out of {office.job.settings.home.subscriptions}",
    ]
    refused = fieldbrief(*MONTHLY)
    assert refused.code == 2 and "wanted no more of monthly on 2021-03-01; if he asks" in refused.err
    assert fieldbrief(*MONTHLY, "--again").code == 0
    assert fieldbrief("unsubscribe", "monthly").out == "monthly is ended\n"
    assert fieldbrief("subscriptions").err.startswith("nobody has subscribed")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--brief", "globe", "--to", "a@b.example"], "unknown brief 'globe'; did you mean global"),
        (["--brief", "country", "--to", "a@b.example"], "say which of its countries"),
        (["--brief", "global", "--to", "a@b.example", "--theme", "TIPP"], "unknown theme 'TIPP'; did you mean TIP"),
        (["--brief", "global", "--to", "a@b.example", "--lang", "de"], "is not made in 'de'"),
        (["--brief", "global", "--to", "a@b.example", "--cron", "7"], "minute hour day month weekday"),
        (["--brief", "global", "--to", "a@b.example", "--cron", "0 7 * * *", "--zone", "Mars"], "IANA zone"),
        (["--brief", "global"], "somebody to send it --to"),
        (["--to", "a@b.example"], "needs a --brief"),
        (["--brief", "global", "--theme", "TIP"], "say whose with --to"),
    ],
)
def test_what_cannot_be_served_is_refused_in_one_line(
    office: Office, fieldbrief: Call, words: list[str], why: str
) -> None:
    said = fieldbrief("subscribe", "one", *words)
    assert (said.code, said.err.count("\n")) == (2, 1), said.err
    assert why in said.err
    assert not office.job.settings.home.subscriptions.exists()


def test_what_would_go_out_is_listed_and_nothing_changes(office: Office, fieldbrief: Call) -> None:
    began(office, fieldbrief, *MONTHLY)
    said = fieldbrief("dispatch", "--dry-run")
    assert said.out == "2021-04-01 04:00 UTC  monthly  country-ken/en  awa@desk.example  pending\n"
    assert said.err.startswith("1 would go out")
    assert fieldbrief("deliveries").err == "0 deliveries\n"
    assert fieldbrief("dispatch", "--quiet").out == "1 sent\n"
    assert fieldbrief("dispatch", "--dry-run").err.startswith("0 would go out")


def test_a_failure_says_what_happened_and_what_mends_it(office: Office, fieldbrief: Call) -> None:
    began(office, fieldbrief, *MONTHLY, "--to", "ben@desk.example")
    office.box.faults["awa@desk.example"] = Refused("550 no such mailbox")
    said = fieldbrief("dispatch")
    assert (said.code, said.out) == (1, "1 sent, 1 failed\n")
    assert said.err.splitlines()[-2:] == [
        "delivery 1 of country-ken/en/1 to awa@desk.example: 550 no such mailbox",
        "  -> fieldbrief deliveries --explain 1",
    ]
    story = fieldbrief("deliveries", "--explain", "1").out.splitlines()
    assert story[:5] == [
        "delivery 1 of subscription monthly",
        "to        awa@desk.example by email",
        "due       2021-04-01 04:00:00 UTC",
        "edition   country-ken/en/1, Reported activities: Kenya",
        "issued    2021-04-01 04:01:00 UTC, as of 2021-03-01",
    ]
    assert "state     failed 2021-04-01 04:01:00 UTC" in story and "because   550 no such mailbox" in story
    mend = story[-1].removeprefix("to mend   fieldbrief ")
    office.box.faults.clear()
    assert fieldbrief(*mend.split()).out == "1 sent\n"
    assert [line.split()[3] for line in fieldbrief("deliveries").out.splitlines()] == ["sent", "sent"]
    assert office.box.read() == ["ben@desk.example country-ken 1 en", "awa@desk.example country-ken 1 en"]
    again = fieldbrief(*mend.split())
    assert (again.code, again.err) == (2, "fieldbrief: no delivery of country-ken/en/1 has failed\n")


def test_what_is_unknown_is_settled_by_a_person(office: Office, fieldbrief: Call) -> None:
    began(office, fieldbrief, *MONTHLY)
    office.box.faults["awa@desk.example"] = Unsure("no answer after the last dot")
    assert fieldbrief("dispatch").code == 1
    assert "never sent again unless a person says" in fieldbrief("deliveries", "--explain", "1").out
    said = fieldbrief("deliveries", "--settle", "1", "sent")
    assert said.code == 0 and "sent" in said.out and "no answer after the last dot; settled by" in said.out
    assert fieldbrief("deliveries", "--settle", "1", "failed").code == 2
    assert fieldbrief("deliveries", "--explain", "99").err.startswith("fieldbrief: there is no delivery 99")


def test_deliveries_are_filtered(office: Office, fieldbrief: Call) -> None:
    began(office, fieldbrief, *MONTHLY, "--to", "ben@desk.example")
    office.box.faults["ben@desk.example"] = Deferred("451 come back")
    assert fieldbrief("dispatch").out == "1 sent, 1 deferred\n"

    def ids(*words: str) -> list[int]:
        return [row["delivery_id"] for row in json.loads(fieldbrief("deliveries", "--json", *words).out)]

    assert ids() == [1, 2]
    assert ids("--state", "pending") == [2]
    assert ids("--state", "pending", "--state", "sent") == [1, 2]
    assert ids("--recipient", "AWA@desk.example") == [1]
    assert ids("--subscription", "weekly") == ids("--brief", "global") == ids("--since", "2021-04-02") == []
    assert ids("--brief", "country-ken", "--since", "2021-04-01") == [1, 2]


def test_an_address_is_erased_everywhere_and_its_count_stays(office: Office, fieldbrief: Call) -> None:
    began(office, fieldbrief, *MONTHLY, "--to", "ben@desk.example")
    fieldbrief("dispatch")
    said = fieldbrief("deliveries", "--erase", "ben@desk.example")
    assert said.out.splitlines() == [
        f"taken out of monthly in {office.job.settings.home.subscriptions}",
        "erased from 1 delivery; nothing is sent to it again",
    ]
    root = office.job.settings.home.root
    holding = [path.name for path in root.iterdir() if path.is_file() and b"ben@desk" in path.read_bytes()]
    assert holding == []
    assert len(fieldbrief("deliveries").out.splitlines()) == 2
    refused = fieldbrief("subscribe", "monthly", "--to", "Ben@desk.example", "--country", "KEN")
    assert refused.code == 2 and "wanted no more" in refused.err
    (root / "ledger.key").unlink()
    lost = fieldbrief("dispatch")
    assert lost.code == 0, "nothing is due, nobody is looked up"


def test_an_edition_is_released_and_held(office: Office, fieldbrief: Call) -> None:
    folder = office.job.settings.home.briefs
    folder.mkdir()
    (folder / "desk.yml").write_text(
        "id: desk\ntitle: {en: Desk}\nsections: [activities]\nlanguages: [en]\nowner: Desk\nhold: true\n",
        encoding="utf-8",
    )
    words = ["subscribe", "desk", "--brief", "desk", "--to", "awa@desk.example", "--cron", "0 7 1 * *"]
    began(office, fieldbrief, *words)
    office.clock.set("2021-04-01T07:01")
    assert fieldbrief("dispatch").out == "1 waiting\n"
    assert fieldbrief("deliveries", "--explain", "1").out.splitlines()[-1] == "to mend   fieldbrief release desk/en/1"
    assert fieldbrief("release", "desk/en/1").out == "desk/en/1 goes out with the next dispatch\n"
    assert fieldbrief("release", "desk/en/1").out.startswith("desk/en/1 was released on 2021-04-01 07:01:00 UTC by ")
    assert fieldbrief("release", "desk/en/1", "--hold").out == "desk/en/1 is held until it is released\n"
    assert fieldbrief("dispatch").out == "1 waiting\n"
    fieldbrief("release", "desk/en/1")
    assert fieldbrief("dispatch").out == "1 sent\n"
    for wrong in ("desk/en", "desk/en/7"):
        assert fieldbrief("release", wrong).code == 2


def test_links_lead_to_the_edition_and_out_of_the_subscription(
    office: Office, fieldbrief: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.dispatching.consents import leave
    from warehouse.dispatch.signing import read_token

    monkeypatch.setenv("FIELDBRIEF_SITE_URL", "https://briefs.example/archive/")
    monkeypatch.setenv("FIELDBRIEF_SIGNING_KEY", "k" * 40)
    real = outward.reach_out(office.clock)
    dispatcher = "flows.dispatching.dispatcher.reach_out"
    monkeypatch.setattr(dispatcher, lambda clock: replace(office.outward(), links=real.links))
    began(office, fieldbrief, *MONTHLY)
    fieldbrief("dispatch")
    (letter,) = office.box.letters
    assert letter.edition_link == "https://briefs.example/archive/briefs/country-ken/en/1/"
    page, _, token = str(letter.unsubscribe_link).partition("?token=")
    assert page == "https://briefs.example/archive/unsubscribe"
    assert "awa" not in token
    leaving = read_token(["k" * 40], token, office.clock())
    leave(office.job, leaving.subscription_id, leaving.recipient_key, "link")
    leave(office.job, "another", leaving.recipient_key, "link")
    assert [(row.subscription_id, row.recipient) for row in office.job.ledger.readers.unsubscribed()] == [
        ("monthly", "awa@desk.example")
    ]
