"""Text that lies on a scanned page already and that nobody sees, such as an earlier OCR has left it: taken out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from io import BytesIO
from typing import NamedTuple

import pikepdf
from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    Stream,
)

from extractors.page.pdf.alike import look_alike

_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_INVISIBLE = 3
_DEEPEST = 8
"""Pages in a tree, and forms in forms."""
_INLINE_IMAGE = "INLINE IMAGE"


class _Shown(NamedTuple):
    """A piece of text: its rendering mode, and whether a picture is drawn after it."""

    mode: int
    below_picture: bool


Step = ContentStreamInstruction | ContentStreamInlineImage
Unseen = Callable[[_Shown], bool]
_RULES: tuple[Unseen, ...] = (
    lambda _: True,
    lambda shown: shown.mode == _INVISIBLE or shown.below_picture,
    lambda shown: shown.mode == _INVISIBLE,
)
"""What may be text that nobody sees, the widest guess first: the page's looks tell whether it is right."""


class _Stripped(NamedTuple):
    content: bytes
    resources: Dictionary


def take_out_old_text(pdf: Pdf, page: Page) -> None:
    """Takes all text out of the page that can go without changing how it looks; leaves it where no text can."""
    before = None
    for unseen in _RULES:
        try:
            stripped = _Stripper(pdf, unseen).strip(page.obj, resources_of(page))
        except pikepdf.PdfError:  # what cannot be parsed cannot be changed
            return
        if stripped is None:
            continue
        contents = pdf.make_stream(stripped.content)
        before = before or _alone(pdf, page, page.obj.Contents, resources_of(page))
        if look_alike(before, _alone(pdf, page, contents, stripped.resources)):
            page.obj[Name.Contents] = contents
            page.obj[Name.Resources] = stripped.resources
            return


def resources_of(page: Page) -> Dictionary:
    """The page's resources, its own or inherited, as a dictionary that may be changed."""
    node = page.obj
    for _ in range(_DEEPEST):
        resources = node.get("/Resources")
        if isinstance(resources, Dictionary):
            return copy(resources)
        parent = node.get("/Parent")
        if not isinstance(parent, Dictionary):
            break
        node = parent
    return Dictionary()


def _alone(pdf: Pdf, page: Page, contents: Object, resources: Dictionary) -> bytes:
    """A file with nothing but this page, without its notes and fields."""
    bare = Dictionary(Type=Name.Page, Contents=contents, Resources=resources)
    for key, value in (("/MediaBox", page.mediabox), ("/CropBox", page.cropbox), ("/Group", page.obj.get("/Group"))):
        if value is not None:
            bare[key] = value
    with pikepdf.new() as alone:
        alone.pages.append(Page(pdf.make_indirect(bare)))
        file = BytesIO()
        alone.save(file, compress_streams=False)
        return file.getvalue()


class _Stripper:
    """Takes text out of streams by a rule."""

    def __init__(self, pdf: Pdf, unseen: Unseen) -> None:
        self._pdf = pdf
        self._unseen = unseen

    def strip(
        self, owner: Object, resources: Dictionary, *, mode: int = 0, below_picture: bool = False, depth: int = 0
    ) -> _Stripped | None:
        """The content of a page or form without that text, and its resources; None where there is none."""
        if depth > _DEEPEST:
            return None
        steps = pikepdf.parse_content_stream(owner)
        forms = resources.get("/XObject", Dictionary())
        last_picture = _last_picture(steps, forms)
        kept: list[Step] = []
        changed: dict[str, Stream] = {}
        taken = 0
        modes: list[int] = []
        for at, step in enumerate(steps):
            operator = str(step.operator)
            shown = _Shown(mode, below_picture or at < last_picture)
            if operator == "q":
                modes.append(mode)
            elif operator == "Q" and modes:
                mode = modes.pop()
            elif operator == "Tr" and step.operands:
                mode = int(step.operands[0])
            elif operator in _SHOWS and self._unseen(shown):
                taken += 1
                kept += _moves_of(operator, list(step.operands))
                continue
            elif operator == "Do" and step.operands and str(step.operands[0]) not in changed:
                form = forms.get(str(step.operands[0]))
                new = self._strip_form(form, resources, shown, depth=depth) if isinstance(form, Stream) else None
                if new is not None:
                    changed[str(step.operands[0])] = new
            kept.append(step)
        if not taken and not changed:
            return None
        if changed:
            resources = copy(resources)
            resources[Name.XObject] = copy(forms)
            for name, new in changed.items():
                resources.XObject[name] = new
        return _Stripped(pikepdf.unparse_content_stream(kept), resources)

    def _strip_form(self, form: Stream, resources: Dictionary, shown: _Shown, *, depth: int) -> Stream | None:
        if form.get("/Subtype") != Name.Form:
            return None
        own = form.get("/Resources")
        inner = own if isinstance(own, Dictionary) else resources
        stripped = self.strip(form, inner, mode=shown.mode, below_picture=shown.below_picture, depth=depth + 1)
        if stripped is None:
            return None
        new = self._pdf.make_stream(stripped.content)
        for key, value in form.items():
            if key not in ("/Length", "/Filter", "/DecodeParms"):
                new[key] = value
        new[Name.Resources] = stripped.resources
        return new


def _last_picture(steps: Iterable[Step], forms: Object) -> int:
    """The place of the last step that draws a picture; -1 where none does."""
    last = -1
    for at, step in enumerate(steps):
        operator = str(step.operator)
        if operator == _INLINE_IMAGE:
            last = at
        elif operator == "Do" and step.operands:
            drawn = forms.get(str(step.operands[0]))
            if isinstance(drawn, Stream) and drawn.get("/Subtype") == Name.Image:
                last = at
    return last


def _moves_of(operator: str, operands: Sequence[Object]) -> Iterator[ContentStreamInstruction]:
    """What an operator does besides showing text: to begin a new line, and to set how far words and letters stand."""
    if operator == '"' and len(operands) == 3:
        yield ContentStreamInstruction([operands[0]], Operator("Tw"))
        yield ContentStreamInstruction([operands[1]], Operator("Tc"))
    if operator in ("'", '"'):
        yield ContentStreamInstruction([], Operator("T*"))
