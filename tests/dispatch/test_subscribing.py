"""Edits of subscriptions.yml: what people wrote around them stays."""

from __future__ import annotations

import pytest

from warehouse.dispatch.subscribing import drop_recipient, drop_subscription, put_subscription

KEPT = """# Who reads what at the desk
lists:
  dakar: [awa@desk.example, ben@desk.example]   # both in Dakar

subscriptions:
  # asked for in May
  monthly:
    brief: country   # each their own
    to:
      - {to: chi@desk.example, countries: [NO]}  # Norway
      - dakar
    schedule: {cron: '0 7 1 * *', zone: Africa/Dakar}
  weekly:
    brief: global
    to: [Ben@desk.example]
"""


def test_a_first_subscription_makes_the_file() -> None:
    text = put_subscription(
        "",
        "monthly",
        {"brief": "country", "schedule": {"cron": "0 7 1 * *", "zone": "Africa/Dakar"}},
        [{"to": "awa@desk.example", "language": "fr", "countries": ["KEN"]}, {"to": "ben@desk.example"}],
    )
    assert text == (
        "# Who gets which brief; `fieldbrief subscribe` writes here too. See docs/dispatch.md.\n"
        "subscriptions:\n"
        "  monthly:\n"
        "    brief: country\n"
        "    schedule:\n"
        "      cron: 0 7 1 * *\n"
        "      zone: Africa/Dakar\n"
        "    to: [{to: awa@desk.example, language: fr, countries: [KEN]}, ben@desk.example]\n"
    )


def test_a_change_leaves_all_else_as_it_was() -> None:
    text = put_subscription(KEPT, "monthly", {"if_unchanged": "note", "schedule": {"zone": "UTC"}}, [])
    assert text == KEPT.replace("Africa/Dakar}", "UTC}\n    if_unchanged: note")
    added = put_subscription(KEPT, "weekly", {}, [{"to": "dai@desk.example"}])
    assert added == KEPT.replace("[Ben@desk.example]", "[Ben@desk.example, dai@desk.example]")


def test_the_same_recipient_is_not_put_in_twice() -> None:
    assert put_subscription(KEPT, "weekly", {"brief": "global"}, [{"to": "Ben@desk.example"}]) == KEPT
    assert put_subscription(KEPT, "monthly", {}, [{"to": "chi@desk.example", "countries": ["NO"]}]) == KEPT
    assert "chi@desk.example, countries: [SE]" in put_subscription(
        KEPT, "monthly", {}, [{"to": "chi@desk.example", "countries": ["SE"]}]
    )


def test_a_recipient_is_taken_out_of_one_subscription_or_of_everything() -> None:
    text, left = drop_recipient(KEPT, "CHI@desk.example", "monthly")
    assert left == ["monthly"] and "chi@" not in text and "- dakar" in text and "# asked for in May" in text
    text, left = drop_recipient(KEPT, "ben@desk.example")
    assert left == ["weekly", "list dakar"]
    assert "weekly" not in text and "ben@" not in text.lower() and "[awa@desk.example]" in text
    assert drop_recipient(KEPT, "nobody@desk.example") == (KEPT, [])


def test_a_subscription_goes_whole() -> None:
    text = drop_subscription(KEPT, "weekly")
    assert text == KEPT[: KEPT.index("  weekly:")]
    with pytest.raises(KeyError):
        drop_subscription(KEPT, "daily")


@pytest.mark.parametrize("text", ["- a list\n", "subscriptions: [a]\n", "subscriptions: {\n"])
def test_what_is_no_such_file_is_not_written_to(text: str) -> None:
    with pytest.raises(ValueError, match=r"mapping|YAML"):
        put_subscription(text, "weekly", {}, [])
