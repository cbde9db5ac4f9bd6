"""The morning report is mailed to a server, and what the server says against it is told."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from pipeline.batch.mail import MailServer, send
from schemas.errors import EngineError


class Box:
    """Takes every mail, unless it is for nobody."""

    def __init__(self) -> None:
        self.mails: list[bytes] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        """Refuses nobody's mail."""
        if address.startswith("nobody"):
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Keeps the mail."""
        self.mails.append(envelope.content)
        return "250 OK"


@pytest.fixture
def office() -> Iterator[tuple[Box, int]]:
    box = Box()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


def server_at(port: int, to: str = "audit@example.org", **more: Any) -> MailServer:
    return MailServer(host="127.0.0.1", sender="prongsai@example.org", to=(to,), port=port, **more)


def test_both_forms_arrive(office: tuple[Box, int]) -> None:
    box, port = office
    send(server_at(port), subject="โปร่งใส: รายงานเช้า", text="สามฉบับ\n", html="<p>สามฉบับ</p>\n")
    (mail,) = (message_from_bytes(each, policy=policy.default) for each in box.mails)
    assert (mail["Subject"], mail["To"]) == ("โปร่งใส: รายงานเช้า", "audit@example.org")
    parts = [part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()]
    assert parts == ["สามฉบับ\n", "<p>สามฉบับ</p>\n"]


def test_a_server_that_refuses_is_told(office: tuple[Box, int]) -> None:
    with pytest.raises(EngineError, match="cannot be mailed through"):
        send(server_at(office[1], to="nobody@example.org"), subject="s", text="t", html="h")


def test_no_server_and_no_secret_in_what_is_told(office: tuple[Box, int]) -> None:
    server = server_at(office[1], user="u", password="sesame")
    with pytest.raises(EngineError) as caught:
        send(server, subject="s", text="t", html="h")
    assert "sesame" not in f"{caught.value} {caught.value.hint} {server}"
    with pytest.raises(EngineError, match="cannot be mailed"):
        send(server_at(1), subject="s", text="t", html="h")
