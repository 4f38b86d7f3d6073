"""On time, to the right people, exactly once. Some tests name the fault of others that they keep out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from flows import stages
from flows.dispatching.dispatcher import dispatch, list_due, send_again
from flows.issuing.choosing import choose_briefs
from flows.issuing.editions import Correction, issue_edition
from flows.job import Job, NothingYet, WrongUse
from tests.flows.dispatching.killing import SETTINGS, DeadlyServer
from tests.flows.post import Office, open_office, print_fast
from warehouse.dispatch.letter import Deferred, Letter, Manner, Refused, Unreachable, Unsure
from warehouse.store.entries import DeliveryState, Release
from warehouse.store.lock import DISPATCHER, Locked, hold_writer_lock

DAILY = """
subscriptions:
  daily:
    brief: global
    to: [awa@desk.example, ben@desk.example]
    schedule: {cron: '0 7 * * *'}
"""
PUBLISHED = "subscriptions: {news: {brief: global, to: [awa@desk.example, ben@desk.example]}}"


@pytest.fixture
def refused() -> set[str]:
    """The briefs that the press refuses."""
    return set()


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch, refused: set[str]) -> list[str]:
    return print_fast(monkeypatch, refused)


@pytest.fixture
def office(built: Job, tmp_path: Path, press: list[str]) -> Office:
    """The home folder with a clock and a letterbox."""
    return open_office(tmp_path)


def began(office: Office, text: str) -> Office:
    """Subscribed to and first seen at noon of 1 March 2021."""
    office.subscribe(text)
    assert office.run().say() == "nothing was due"
    return office


def test_without_subscriptions_nothing_is_done(office: Office, press: list[str]) -> None:
    assert office.run().say() == "nothing was due"
    assert press == []


def test_subscriptions_without_a_snapshot_are_told_what_to_run(tmp_path: Path) -> None:
    office = open_office(tmp_path)
    office.job.settings.home.root.mkdir()
    office.subscribe(DAILY)
    with pytest.raises(NothingYet, match="fieldbrief run"):
        office.run()


def test_what_is_due_goes_out_once_to_each(office: Office, press: list[str]) -> None:
    began(office, DAILY)
    office.clock.set("2021-03-02T06:59")
    assert office.run().say() == "nothing was due"
    office.clock.set("2021-03-02T07:01")
    assert office.run().say() == "2 sent"
    assert office.run().say() == "nothing was due"
    assert office.box.read() == ["awa@desk.example global 1 en", "ben@desk.example global 1 en"]
    assert press == ["global 1"]


def test_each_gets_what_was_asked_for_and_each_edition_is_drawn_once(office: Office, press: list[str]) -> None:
    """Parameters per recipient; lightdash#17916 and matomo's pull request 24508 dropped targets that looked alike."""
    began(
        office,
        """
subscriptions:
  desks:
    brief: country
    schedule: {cron: '0 7 * * *'}
    to:
      - {to: awa@desk.example, countries: [KEN]}
      - {to: ben@desk.example, countries: [KEN]}
      - {to: ben@desk.example, countries: [PER]}
      - {to: ben@desk.example, countries: [KEN], language: fr}
      - {to: chi@desk.example, countries: [NPL, KEN]}
      - {to: chi@desk.example, countries: [KEN, NPL], themes: [TIP]}
  again:
    brief: global
    schedule: {cron: '0 7 * * *'}
    to: [{to: ben@desk.example, countries: [KEN]}]
""",
    )
    office.clock.set("2021-03-02T07:01")
    assert office.run().say() == "7 sent"
    assert sorted(office.box.read()) == [
        "awa@desk.example country-ken 1 en",
        "ben@desk.example country-ken 1 en",
        "ben@desk.example country-ken 1 fr",
        "ben@desk.example country-per 1 en",
        "ben@desk.example global-ken 1 en",
        "chi@desk.example country-ken-npl 1 en",
        "chi@desk.example country-ken-npl-tip 1 en",
    ]
    assert len(press) == 6


def test_one_failure_resends_to_nobody_else(office: Office) -> None:
    """metabase#47961: one address that failed made all be sent again."""
    began(office, DAILY)
    office.box.faults["awa@desk.example"] = Refused("550 no such mailbox")
    office.clock.set("2021-03-02T07:01")
    done = office.run()
    assert done.say() == "1 sent, 1 failed"
    assert [(miss.delivery.recipient, miss.why) for miss in done.misses] == [
        ("awa@desk.example", "550 no such mailbox")
    ]
    office.box.faults.clear()
    assert office.run().say() == "nothing was due"
    ids = office.job.ledger.deliveries.retry_failed("global", "en", 1, office.clock())
    assert send_again(office.job, ids, office.outward()).say() == "1 sent"
    assert office.box.read() == ["ben@desk.example global 1 en", "awa@desk.example global 1 en"]


def test_a_run_in_which_nothing_went_out_does_not_call_itself_done(office: Office) -> None:
    """superset#39070 reported success though no mail had left."""
    began(office, DAILY.replace("0 7 * * *", "0 7 2 * *"))
    office.box.is_shut = True
    office.clock.set("2021-03-02T07:01")
    done = office.run()
    assert done.say() == "2 deferred"
    assert {miss.why for miss in done.misses} == {"FIELDBRIEF_SMTP_HOST is not set: no mail can be sent"}
    last = office.job.ledger.last_runs()[-1]
    assert (last.stage, last.state, last.message) == ("dispatch", "failed", "2 deferred")
    office.clock.wait(days=1, minutes=-30)
    assert office.run().say() == "2 deferred"
    office.clock.wait(hours=7)
    assert office.run().say() == "2 failed"


def test_after_downtime_the_latest_goes_out_once_and_late(office: Office) -> None:
    """metabase#47949 sent what it had missed and then sent it again."""
    began(office, DAILY)
    office.clock.set("2021-03-16T09:30")
    assert office.run().say() == "2 sent, 28 skipped"
    assert [letter.is_late for letter in office.box.letters] == [True, True]
    assert office.run().say() == "nothing was due"
    skipped = office.job.ledger.deliveries.listed([DeliveryState.SKIPPED])
    assert len(skipped) == 14 * 2
    assert {row.message for row in skipped} == {"a later due time stands for it"}
    office.clock.set("2021-03-17T07:00")
    office.run()
    assert len(office.box.read()) == 2, "nothing has changed since"


def test_catching_up_may_mean_all_or_none(office: Office) -> None:
    terms = "{brief: global, to: [awa@desk.example], if_unchanged: send, schedule: {cron: '0 7 * * *', catch_up: %s}}"
    began(office, f"subscriptions: {{every: {terms % 'all'}, timely: {terms % 'none'}}}")
    office.clock.set("2021-03-04T09:00")
    office.run()
    assert [(one.due_at.day, one.is_late) for one in office.box.letters] == [(2, True), (3, True), (4, True)]
    assert office.states(subscription_id="timely") == [
        f"03-0{day} awa@desk.example global 0 skipped" for day in (2, 3, 4)
    ]
    assert office.job.ledger.last_runs()[-1].message == "3 sent, 3 skipped"
    office.clock.set("2021-03-05T07:59")
    assert office.run().say() == "2 sent"


def test_what_was_planned_before_downtime_gives_way_to_a_later_due_time(office: Office) -> None:
    began(office, DAILY)
    office.box.faults = {name: Deferred("451 come back") for name in ("awa@desk.example", "ben@desk.example")}
    office.clock.set("2021-03-02T07:00")
    assert office.run().say() == "2 deferred"
    office.box.faults = {}
    office.clock.set("2021-03-20T07:00")
    assert office.run().say() == "2 sent, 36 skipped"
    assert office.states()[:2] == [f"03-02 {name}@desk.example global 1 skipped" for name in ("awa", "ben")]


def test_a_clock_set_back_makes_nothing_due_again(office: Office) -> None:
    began(office, DAILY)
    office.clock.set("2021-03-02T07:01")
    office.run()
    for moment in ("2021-03-01T06:00", "2021-03-02T07:02"):
        office.clock.set(moment)
        assert office.run().say() == "nothing was due"
    assert len(office.box.read()) == 2


def test_running_last_months_again_takes_last_months_period(office: Office) -> None:
    """matomo#14066: a report sent again by hand was of the month in which it was sent."""
    folder = office.job.settings.home.briefs
    folder.mkdir()
    (folder / "recent.yml").write_text(
        "id: recent\ntitle: {en: Recent}\nscope: {last_years: 2}\nsections: [activities]\nlanguages: [en]\n"
        "owner: Desk\n",
        encoding="utf-8",
    )
    began(
        office,
        "subscriptions: {monthly: {brief: recent, to: [awa@desk.example], "
        "schedule: {cron: '0 7 1 * *', zone: Asia/Kathmandu}, if_unchanged: send, if_empty: send}}",
    )
    office.clock.set("2022-01-01T01:20")
    office.run("monthly")
    assert office.run("monthly", due="2021-12-01T07:00").say() == "1 sent"
    shown = [(one.due_at.isoformat(), one.parcel.period, one.parcel.kind) for one in office.box.letters]
    assert shown == [
        ("2022-01-01T01:15:00+00:00", "2021–2022", "reissue"),
        ("2021-12-01T01:15:00+00:00", "2020–2021", "regular"),
    ]
    assert office.run("monthly", due="2021-12-01T07:00").say() == "nothing was due"
    for wrong, why in {
        "2021-12-01T08:00": "is not due at",
        "2022-02-01T07:00": "yet",
        "soon": "is written 2026-10-01T07:00",
    }.items():
        with pytest.raises(WrongUse, match=why):
            office.run("monthly", due=wrong)


def test_who_is_not_allowed_is_not_written_to(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    began(office, DAILY)
    for name, value in {**SETTINGS, "FIELDBRIEF_ALLOWED_RECIPIENTS": "other.example"}.items():
        monkeypatch.setenv(name, value)
    office.clock.set("2021-03-02T07:01")
    done = dispatch(office.job)
    assert done.say() == "2 failed"
    assert done.misses[0].why == "awa@desk.example is not in FIELDBRIEF_ALLOWED_RECIPIENTS"


def test_two_dispatchers_never_work_at_once(office: Office) -> None:
    began(office, DAILY)
    office.clock.set("2021-03-02T07:01")
    root = office.job.settings.home.root
    with (
        hold_writer_lock(root, "dispatch", office.clock(), who=DISPATCHER),
        pytest.raises(Locked, match="being sent by process"),
    ):
        office.run()


def test_of_two_dispatchers_that_share_only_the_ledger_one_sends(office: Office) -> None:
    """As on two machines with one database, where a lock on a folder holds nobody."""
    began(office, DAILY)
    office.clock.set("2021-03-02T07:01")
    other = open_office(office.job.settings.home.root.parent)
    other.clock.now = office.clock.now
    rows = []

    def meanwhile(letter: Letter) -> None:
        rows.extend(other.job.ledger.deliveries.listed([DeliveryState.UNKNOWN]))
        for row in other.job.ledger.deliveries.listed([DeliveryState.PENDING]):
            if claimed := other.job.ledger.deliveries.claim(row, "edition", other.clock()):
                other.job.ledger.deliveries.settle(claimed, DeliveryState.SENT, "by the other", other.clock())

    office.box.before = meanwhile
    assert office.run().say() == "1 sent"
    assert [row.recipient for row in rows] == ["awa@desk.example"]
    assert [row.message for row in other.job.ledger.deliveries.listed()] == ["250 taken as 1", "by the other"]


def test_who_unsubscribed_between_plan_and_send_gets_nothing(office: Office) -> None:
    began(office, DAILY)
    office.clock.set("2021-03-02T07:01")
    office.box.before = lambda letter: office.job.ledger.readers.unsubscribe(
        "daily", "Ben@desk.example", "link", office.clock()
    )
    assert office.run().say() == "1 sent, 1 skipped"
    assert [row.message for row in office.job.ledger.deliveries.listed()] == [
        "250 taken as 1",
        "unsubscribed on 2021-03-02",
    ]


def test_who_is_taken_out_of_the_file_gets_nothing_that_was_planned(office: Office) -> None:
    began(office, DAILY)
    office.box.faults["ben@desk.example"] = Deferred("451 come back")
    office.clock.set("2021-03-02T07:01")
    office.run()
    office.subscribe(DAILY.replace(", ben@desk.example", ""))
    office.clock.set("2021-03-02T07:20")
    assert office.run().say() == "1 skipped"
    assert office.states()[1] == "03-02 ben@desk.example global 1 skipped"


def test_what_is_put_off_is_tried_again_with_growing_pauses_for_a_day(office: Office) -> None:
    began(office, DAILY.replace("0 7 * * *", "0 7 1 * *"))
    office.box.faults["awa@desk.example"] = Deferred("451 come back")
    office.clock.set("2021-04-01T07:00")
    tries = []
    for _ in range(24 * 12 * 2):
        before = office.box.tries
        if office.job.ledger.deliveries.listed([DeliveryState.FAILED]):
            break
        office.run()
        if office.box.tries > before:
            tries.append(office.clock.now)
        office.clock.wait(minutes=5)
    pauses = [(later - one) // dt.timedelta(minutes=1) for one, later in pairwise(tries)]
    assert pauses == [5, 10, 20, 40, 80, 160, 320]
    (row,) = office.job.ledger.deliveries.listed([DeliveryState.FAILED])
    assert row.message == "given up after 8 tries: 451 come back"


def test_a_server_that_takes_nothing_is_asked_once_a_run(office: Office) -> None:
    began(office, DAILY)
    office.box.faults = {name: Unreachable("no answer") for name in ("awa@desk.example", "ben@desk.example")}
    office.clock.set("2021-03-02T07:01")
    assert office.run().say() == "2 deferred"
    assert office.box.tries == 1
    office.box.faults = {}
    office.clock.set("2021-03-02T07:07")
    assert office.run().say() == "2 sent"


def test_what_may_have_arrived_is_never_sent_again(office: Office) -> None:
    began(office, DAILY)
    office.box.faults["awa@desk.example"] = Unsure("no answer after the last dot")
    office.box.faults["ben@desk.example"] = KeyError("a fault of our own")
    office.clock.set("2021-03-02T07:01")
    assert office.run().say() == "2 unknown"
    office.box.faults = {}
    office.clock.set("2021-03-02T12:00")
    assert office.run().say() == "nothing was due"
    assert office.run("daily", due="2021-03-02T07:00").say() == "nothing was due"
    (first, second) = office.job.ledger.deliveries.listed()
    assert (first.message, second.message) == ("no answer after the last dot", "KeyError: 'a fault of our own'")
    assert office.job.ledger.deliveries.settle_by_hand(first.delivery_id, DeliveryState.FAILED, "asked", office.clock())
    ids = office.job.ledger.deliveries.retry_failed("global", "en", 1, office.clock())
    assert send_again(office.job, ids, office.outward()).say() == "1 sent"


@pytest.mark.parametrize(("step", "arrived"), [("DATA", 1), ("RCPT", 0)])
def test_a_dispatcher_killed_in_mid_send_leaves_unknown_what_is_not_sent_again(
    office: Office, monkeypatch: pytest.MonkeyPatch, step: str, arrived: int
) -> None:
    """Whether the message had arrived or not is known to nobody here."""
    office.revise()
    began(office, DAILY)
    office.clock.set("2021-03-02T07:01")
    with DeadlyServer() as server:
        for name, value in {**SETTINGS, "FIELDBRIEF_SMTP_PORT": str(server.port)}.items():
            monkeypatch.setenv(name, value)
        server.kill_dispatcher(office.job.settings.home.root, office.clock.now, step)
        assert [row.state.value for row in office.job.ledger.deliveries.listed()] == ["unknown", "pending"]
        done = dispatch(office.job)
        assert done.say() == "1 sent, 1 unknown"
        assert done.misses[0].why == "the dispatcher ended while it was being sent"
        assert dispatch(office.job).say() == "nothing was due"
        assert [server.messages_to(f"{name}@desk.example") for name in ("awa", "ben")] == [arrived, 1]


def test_a_brief_that_is_refused_holds_up_no_other(office: Office, refused: set[str]) -> None:
    refused.add("country-ken")
    began(
        office,
        """
subscriptions:
  desks: {brief: country, schedule: {cron: '0 7 * * *', catch_up: all},
    to: [{to: awa@desk.example, countries: [KEN]}, {to: ben@desk.example, countries: [PER]}]}
  lost: {brief: no-such-brief, schedule: {cron: '0 7 2 * *'}, to: [chi@desk.example]}
""",
    )
    office.clock.set("2021-03-02T07:01")
    done = office.run()
    assert done.say() == "1 sent, 2 deferred"
    assert [miss.why.partition(";")[0] for miss in done.misses] == [
        "a glyph is missing",
        "unknown brief 'no-such-brief'",
    ]
    refused.clear()
    office.clock.wait(minutes=6)
    assert office.run().say() == "1 sent, 1 deferred"
    office.clock.wait(days=1)
    office.run()
    assert "03-02 chi@desk.example no-such-brief 0 failed" in office.states()


@pytest.mark.parametrize(
    ("policy", "manners"),
    [("skip", []), ("note", [Manner.NOTE]), ("send", [Manner.EDITION])],
)
def test_when_nothing_has_changed_the_policy_says_what_goes_out(
    office: Office, policy: str, manners: list[Manner]
) -> None:
    began(office, f"{DAILY}    if_unchanged: {policy}\n")
    for day in (2, 3):
        office.clock.set(f"2021-03-0{day}T07:01")
        office.run()
    assert [one.manner for one in office.box.letters[2:] if one.recipient == "awa@desk.example"] == manners
    office.box.read()
    office.revise()
    office.clock.set("2021-03-04T07:01")
    assert office.run().say() == "2 sent"
    assert {one.manner for one in office.box.letters} == {Manner.EDITION}


def test_unchanged_is_what_this_recipient_was_sent(office: Office) -> None:
    began(office, DAILY)
    office.box.faults["ben@desk.example"] = Refused("552 mailbox full")
    for day in (2, 3):
        office.clock.set(f"2021-03-0{day}T07:01")
        office.run()
        office.box.faults = {}
    assert office.box.read() == ["awa@desk.example global 1 en", "ben@desk.example global 1 en"]


def test_an_empty_edition_goes_out_only_where_it_is_wanted(office: Office) -> None:
    terms = "{brief: country, schedule: {cron: '0 7 * * *'}, to: [{to: awa@desk.example, countries: [FJI]}]%s}"
    began(office, f"subscriptions: {{quiet: {terms % ''}, keen: {terms % ', if_empty: send'}}}")
    office.clock.set("2021-03-02T07:01")
    assert office.run().say() == "1 sent, 1 skipped"
    (skipped,) = office.job.ledger.deliveries.listed([DeliveryState.SKIPPED])
    assert (skipped.subscription_id, skipped.message) == ("quiet", "the edition holds no activity")


def test_stale_figures_are_not_sent(office: Office) -> None:
    began(office, f"{DAILY}    max_staleness_days: 3\n")
    office.clock.set("2021-03-04T07:01")
    assert office.run().say() == "2 sent, 4 skipped"
    office.clock.set("2021-03-08T07:01")
    stages.collect(office.job)
    office.revise()
    assert office.run().say() == "2 sent, 6 skipped"
    office.clock.set("2021-03-12T07:01")
    assert office.run().say() == "8 skipped"
    row = office.job.ledger.deliveries.listed()[-1]
    assert row.message.endswith("was last looked at 4.0 days ago, 3 are allowed")


def test_what_goes_by_publishing_is_sent_for_each_new_edition(office: Office, press: list[str]) -> None:
    issue_edition(office.job, choose_briefs(office.job, ["global"], [])[0])
    office.clock.wait(hours=1)
    began(office, PUBLISHED)
    office.clock.wait(hours=1)
    office.revise()
    assert office.run().say() == "2 sent"
    assert office.run().say() == "nothing was due"
    office.clock.wait(days=1)
    office.revise()
    issue_edition(office.job, choose_briefs(office.job, ["global"], [])[0])
    office.clock.wait(days=1)
    assert office.run().say() == "2 sent"
    assert [letter.is_late for letter in office.box.letters] == [False, False, True, True]
    assert [line.split(" ", 1)[1] for line in office.box.read()] == ["global 2 en"] * 2 + ["global 3 en"] * 2


def test_an_edition_that_was_corrected_before_it_went_out_is_not_sent(office: Office) -> None:
    issue_edition(office.job, choose_briefs(office.job, ["global"], [])[0])
    office.clock.wait(hours=1)
    began(office, f"{DAILY}  news: {{brief: global, to: [awa@desk.example, ben@desk.example]}}\n")
    office.box.faults = {name: Deferred("451 come back") for name in ("awa@desk.example", "ben@desk.example")}
    office.clock.set("2021-03-02T07:00")
    office.run()
    office.clock.set("2021-03-02T08:00")
    office.revise()
    asked = choose_briefs(office.job, ["global"], [])[0]
    issue_edition(office.job, asked, Correction(1, "a town was misread"))
    office.box.faults = {}
    office.run()
    assert sorted(office.box.read()) == ["awa@desk.example global 2 en"] * 2 + ["ben@desk.example global 2 en"] * 2


def held(office: Office, keys: str) -> None:
    folder = office.job.settings.home.briefs
    folder.mkdir()
    (folder / "desk.yml").write_text(
        f"id: desk\ntitle: {{en: Desk}}\nsections: [activities]\nlanguages: [en]\nowner: Desk\n{keys}\n",
        encoding="utf-8",
    )
    began(office, DAILY.replace("global", "desk"))


def test_a_held_edition_waits_for_a_persons_release(office: Office) -> None:
    held(office, "hold: true")
    office.clock.set("2021-03-02T07:01")
    assert office.run().say() == "2 waiting"
    office.clock.set("2021-03-02T16:00")
    assert office.run().say() == "2 waiting"
    office.job.ledger.note_release(Release("desk", "en", 1, True, office.clock(), "Ada"))
    assert office.run().say() == "2 sent"
    assert not any(letter.is_late for letter in office.box.letters)


def test_quiet_hours_pass_and_a_person_may_end_them_or_stop_the_edition(office: Office) -> None:
    held(office, "quiet_hours: 24")
    office.clock.set("2021-03-02T07:01")
    assert office.run().say() == "2 waiting"
    office.job.ledger.note_release(Release("desk", "en", 1, False, office.clock(), "Ada"))
    office.clock.set("2021-03-03T06:59")
    assert office.run().say() == "nothing was due"
    office.clock.set("2021-03-03T07:01")
    assert "sent" not in office.run().say()
    office.job.ledger.note_release(Release("desk", "en", 1, True, office.clock(), "Ada"))
    assert office.run().say() == "2 sent"


def test_looking_at_what_is_due_changes_nothing(office: Office, press: list[str]) -> None:
    began(office, DAILY)
    office.clock.set("2021-03-03T07:01")
    planned, pending = list_due(office.job)
    assert [(one.plan.due_at.day, one.deliveries[0].state.value) for one in planned] == [(2, "skipped"), (3, "pending")]
    assert pending == [] and press == []
    assert office.job.ledger.deliveries.listed() == []
    assert list_due(office.job)[0] == planned


def test_a_schedule_that_is_changed_counts_from_then_on(office: Office) -> None:
    began(office, DAILY.replace("0 7 * * *", "0 7 1 * *"))
    office.clock.set("2021-03-20T12:00")
    office.subscribe(DAILY)
    assert office.run().say() == "nothing was due"
    office.clock.set("2021-03-21T07:01")
    assert office.run().say() == "2 sent"


def test_an_edition_whose_folder_is_damaged_fails_by_name(office: Office) -> None:
    began(office, DAILY)
    office.clock.set("2021-03-02T07:01")
    office.run()
    (office.job.settings.home.editions / "global/en/0001/edition.json").write_text("{}", encoding="utf-8")
    office.subscribe(DAILY.replace("[awa", "[dai@desk.example, awa"))
    office.clock.set("2021-03-03T07:01")
    done = office.run()
    assert done.say() == "1 failed, 2 skipped"
    assert "does not describe an edition whole" in done.misses[0].why


def test_names_that_mean_nothing_are_refused(office: Office) -> None:
    began(office, DAILY)
    with pytest.raises(WrongUse, match=r"no subscription is called weekly .* there are daily"):
        office.run("weekly")
    with pytest.raises(WrongUse, match="name it with --subscription"):
        office.run(due="2021-03-02T07:00")


def test_a_job_may_be_copied_with_another_clock(office: Office) -> None:
    began(office, DAILY)
    later = replace(office.job, clock=lambda: dt.datetime(2021, 3, 2, 8, tzinfo=dt.UTC))
    assert len(list_due(later)[0]) == 1
