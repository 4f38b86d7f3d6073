"""What the environment may say about mail, and what is told when it says something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from warehouse.dispatch.mail_settings import Security, read_mail_settings
from warehouse.settings import MIB, BadSetting

SECRETS = {
    "FIELDBRIEF_SMTP_PASSWORD": "hunter2-hunter2",
    "FIELDBRIEF_SIGNING_KEY": "s" * 32,
}
WHOLE = {
    "FIELDBRIEF_SMTP_HOST": "mail.example",
    "FIELDBRIEF_SMTP_USER": "desk",
    "FIELDBRIEF_MAIL_FROM": "Data desk <desk@Briefs.example>",
    "FIELDBRIEF_ALLOWED_RECIPIENTS": "desk.example, Eve@Other.example",
    "FIELDBRIEF_SITE_URL": "https://briefs.example/archive/",
    **SECRETS,
}


def test_nothing_set_is_no_mail_to_nobody():
    settings = read_mail_settings({})
    assert settings.server is None and settings.sender is None and settings.dkim is None
    assert settings.allowed == () and settings.signing_keys == () and settings.site_url is None
    assert settings.max_bytes == 10 * MIB


def test_everything_set_is_taken_and_starttls_is_the_rule():
    settings = read_mail_settings({**WHOLE, "FIELDBRIEF_MAIL_MAX_MB": "2.5", "FIELDBRIEF_SMTP_TIMEOUT": "9"})
    assert settings.server and settings.sender
    assert (settings.server.host, settings.server.port) == ("mail.example", 587)
    assert settings.server.security is Security.STARTTLS and settings.server.timeout == 9
    assert (settings.sender.name, settings.sender.address) == ("Data desk", "desk@briefs.example")
    assert settings.allowed == ("desk.example", "eve@other.example")
    assert settings.site_url == "https://briefs.example/archive"
    assert settings.max_bytes == int(2.5 * MIB)


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("TLS", 465), ("none", 25)])
def test_each_security_has_its_port(security: str, port: int):
    server = read_mail_settings({"FIELDBRIEF_SMTP_HOST": "m.example", "FIELDBRIEF_SMTP_SECURITY": security}).server
    assert server and server.port == port


def test_no_secret_is_shown():
    token = {**WHOLE, "FIELDBRIEF_SMTP_TOKEN": "tok-tok-tok", "FIELDBRIEF_SMTP_PASSWORD": ""}
    shown = repr(read_mail_settings(WHOLE)) + repr(read_mail_settings(token))
    assert [secret for secret in (*SECRETS.values(), "tok-tok-tok") if secret in shown] == []
    with pytest.raises(BadSetting) as told:
        read_mail_settings({**WHOLE, "FIELDBRIEF_SMTP_SECURITY": "none", "FIELDBRIEF_SIGNING_KEY": "short-secret"})
    assert "hunter2" not in str(told.value) and "short-secret" not in str(told.value)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"FIELDBRIEF_SMTP_HOST": "smtp://mail.example"}, "FIELDBRIEF_SMTP_HOST: expected the name of a mail server"),
        ({"FIELDBRIEF_SMTP_HOST": "mail.example:25"}, "FIELDBRIEF_SMTP_HOST: .*without scheme and port"),
        ({"FIELDBRIEF_SMTP_PORT": "70000"}, "FIELDBRIEF_SMTP_PORT: expected a port"),
        ({"FIELDBRIEF_SMTP_PORT": "²"}, "FIELDBRIEF_SMTP_PORT: expected a port"),
        ({"FIELDBRIEF_SMTP_SECURITY": "ssl"}, "expected starttls, tls or none, found 'ssl'"),
        ({"FIELDBRIEF_SMTP_SECURITY": "none"}, "FIELDBRIEF_SMTP_SECURITY: .*shows the password"),
        ({"FIELDBRIEF_SMTP_USER": ""}, "FIELDBRIEF_SMTP_USER: expected the user"),
        ({"FIELDBRIEF_SMTP_TOKEN": "t"}, "FIELDBRIEF_SMTP_USER: expected either"),
        ({"FIELDBRIEF_SMTP_PASSWORD": ""}, "FIELDBRIEF_SMTP_USER: expected either"),
        ({"FIELDBRIEF_SMTP_TIMEOUT": "-1"}, "FIELDBRIEF_SMTP_TIMEOUT: expected a number above zero"),
        ({"FIELDBRIEF_MAIL_FROM": "Data desk"}, "FIELDBRIEF_MAIL_FROM: expected an address"),
        ({"FIELDBRIEF_MAIL_MAX_MB": "nan"}, "FIELDBRIEF_MAIL_MAX_MB: expected a number above zero"),
        ({"FIELDBRIEF_ALLOWED_RECIPIENTS": "*.example"}, "FIELDBRIEF_ALLOWED_RECIPIENTS: .*not the domain"),
        ({"FIELDBRIEF_SITE_URL": "briefs.example"}, "FIELDBRIEF_SITE_URL: expected the archive's public address"),
        ({"FIELDBRIEF_SITE_URL": "https://u:p@briefs.example"}, "FIELDBRIEF_SITE_URL: expected"),
        ({"FIELDBRIEF_SIGNING_KEY": "abc"}, "FIELDBRIEF_SIGNING_KEY: expected keys of 32 characters or more"),
        ({"FIELDBRIEF_DKIM_KEY_FILE": "/nowhere/key.pem"}, "FIELDBRIEF_DKIM_KEY_FILE: /nowhere/key.pem cannot be read"),
    ],
)
def test_what_cannot_be_is_named_in_one_line(changed: dict[str, str], told: str):
    with pytest.raises(BadSetting, match=told) as found:
        read_mail_settings({**WHOLE, **changed})
    assert len(str(found.value).splitlines()) == 1


def test_each_fault_has_its_own_line():
    with pytest.raises(BadSetting) as found:
        read_mail_settings({**WHOLE, "FIELDBRIEF_SMTP_PORT": "x", "FIELDBRIEF_SITE_URL": "x"})
    assert [line.split(":")[0] for line in str(found.value).splitlines()] == [
        "FIELDBRIEF_SMTP_PORT",
        "FIELDBRIEF_SITE_URL",
    ]


def test_a_dkim_key_needs_its_selector_and_takes_the_senders_domain(tmp_path: Path):
    pem = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    (tmp_path / "key.pem").write_bytes(pem)
    keyed = {**WHOLE, "FIELDBRIEF_DKIM_KEY_FILE": str(tmp_path / "key.pem")}
    with pytest.raises(BadSetting, match="FIELDBRIEF_DKIM_SELECTOR: expected"):
        read_mail_settings(keyed)
    dkim = read_mail_settings({**keyed, "FIELDBRIEF_DKIM_SELECTOR": "s1"}).dkim
    assert dkim and (dkim.domain, dkim.selector) == ("briefs.example", "s1")
    assert "PRIVATE" not in repr(dkim)
    (tmp_path / "key.pem").write_text("no key", encoding="utf-8")
    with pytest.raises(BadSetting, match="not an RSA private key"):
        read_mail_settings({**keyed, "FIELDBRIEF_DKIM_SELECTOR": "s1"})
