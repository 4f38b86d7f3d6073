"""Secrets from the environment, and else from Prefect's blocks."""

from __future__ import annotations

import pytest

from flows import secrets
from flows.secrets import SecretEnvironment, name_block
from warehouse.dispatch.mail_settings import read_mail_settings
from warehouse.settings import BadSetting

SERVER = {"PREFECT_API_URL": "http://127.0.0.1:9/api"}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The blocks that were asked for; the server holds one."""
    names: list[str] = []

    def load(name: str) -> str | None:
        names.append(name)
        return "from-the-block-" + "x" * 32 if name == "fieldbrief-signing-key" else None

    monkeypatch.setattr(secrets, "_load_block", load)
    return names


def test_a_block_is_named_after_its_variable():
    assert name_block("FIELDBRIEF_SMTP_PASSWORD") == "fieldbrief-smtp-password"
    assert name_block("FIELDBRIEF_SECRET_DESK_ROOM") == "fieldbrief-desk-room"


def test_the_environment_comes_first_and_each_block_is_asked_for_once(asked: list[str]):
    found = SecretEnvironment({**SERVER, "FIELDBRIEF_SMTP_PASSWORD": "from-the-environment"})
    assert found["FIELDBRIEF_SMTP_PASSWORD"] == "from-the-environment" and asked == []
    assert read_mail_settings({**found, "FIELDBRIEF_SMTP_PASSWORD": ""}).signing_keys == ()
    for _ in range(2):
        assert found.get("FIELDBRIEF_SIGNING_KEY", "").startswith("from-the-block")
        assert found.get("FIELDBRIEF_SMTP_TOKEN") is None
    assert asked == ["fieldbrief-signing-key", "fieldbrief-smtp-token"]


def test_settings_are_read_with_the_blocks_in_place_of_what_is_not_set(asked: list[str]):
    settings = read_mail_settings(SecretEnvironment(SERVER))
    assert settings.signing_keys == ("from-the-block-" + "x" * 32,)
    assert sorted(asked) == ["fieldbrief-signing-key", "fieldbrief-smtp-password", "fieldbrief-smtp-token"]


def test_nothing_is_asked_without_a_server_nor_for_what_is_no_secret(asked: list[str]):
    assert SecretEnvironment({}).get("FIELDBRIEF_SIGNING_KEY") is None
    assert SecretEnvironment(SERVER).get("FIELDBRIEF_SMTP_HOST") is None
    assert SecretEnvironment(SERVER).get("PATH") is None
    assert asked == []


@pytest.mark.slow
def test_a_secret_block_of_a_real_server_is_found(monkeypatch: pytest.MonkeyPatch):
    from prefect.blocks.system import Secret
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        Secret(value="s" * 40).save("fieldbrief-signing-key", overwrite=True)
        found = SecretEnvironment(SERVER)
        assert found.get("FIELDBRIEF_SIGNING_KEY") == "s" * 40
        assert found.get("FIELDBRIEF_SECRET_DESK_ROOM") is None


def test_a_server_that_does_not_answer_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch):
    import httpx
    from prefect.blocks.system import Secret

    def fail(name: str, **_: object) -> None:
        raise httpx.ConnectError("refused")

    monkeypatch.setattr(Secret, "load", fail)
    with pytest.raises(BadSetting, match=r"the block fieldbrief-smtp-token cannot be asked for at PREFECT_API_URL"):
        SecretEnvironment(SERVER).get("FIELDBRIEF_SMTP_TOKEN")
