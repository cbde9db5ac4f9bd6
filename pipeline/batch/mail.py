"""A mail, sent through the server of the office."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import make_msgid

from schemas.errors import EngineError

TIMEOUT_SECONDS = 60


@dataclass(frozen=True)
class MailServer:
    """Where mail goes out, from whom and to whom; `starttls` asks for encryption before anything is said."""

    host: str
    sender: str
    to: tuple[str, ...]
    port: int = 25
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    starttls: bool = False


def send(server: MailServer, *, subject: str, text: str, html: str) -> None:
    """Sends a mail with both forms of the report; raises EngineError, which holds no secret."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, server.sender, ", ".join(server.to)
    message["Message-ID"] = make_msgid(domain="prongsai.invalid")
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    try:
        with smtplib.SMTP(server.host, server.port, timeout=TIMEOUT_SECONDS) as connection:
            if server.starttls:
                connection.starttls(context=ssl.create_default_context())
            if server.user is not None:
                connection.login(server.user, server.password or "")
            connection.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        hint = "Check the section [mail] of the settings; the report lies beside the store all the same."
        raise EngineError(f"the morning report cannot be mailed through {server.host}: {_say(error)}", hint) from error


def _say(error: Exception) -> str:
    """What went wrong, in a line."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f"it answers {error.smtp_code} {said}"
    return str(error).partition("\n")[0] or type(error).__name__
