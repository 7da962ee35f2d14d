"""Keeps the catalogues up to date; only developers need it, and Babel.

python -m game.i18n.catalogues            writes what the code says now into every catalogue
python -m game.i18n.catalogues --check    exits 1 when one is stale, or says too little
"""

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game.i18n import DOMAIN, LOCALE_FOLDER

PACKAGE = LOCALE_FOLDER.parent.parent
_METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_KEYWORDS = {"say": None, "say_n": (1, 2), "N_": None}


def extracted() -> Catalog:
    """Returns every message that the code says."""
    catalogue = Catalog(domain=DOMAIN, charset="utf-8")
    found = extract_from_dir(PACKAGE, _METHODS, keywords=_KEYWORDS)
    for file, line, message, _comments, context in found:
        if message:
            catalogue.add(message, locations=[(f"game/{file}", line)], context=context)
    return catalogue


def po_files() -> list[Path]:
    """Returns the catalogues, one for each language."""
    return sorted(LOCALE_FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read(path: Path) -> Catalog:
    """Returns a catalogue as it stands in its file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=DOMAIN)


def updated(path: Path) -> Catalog:
    """Returns a catalogue with the code's messages: none missing, none left over."""
    catalogue = read(path)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def po_text(catalogue: Catalog) -> bytes:
    """Returns a catalogue as text, sorted, without what changes with every line of code."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, sort_output=True, omit_header=True, width=100, no_location=True)
    head = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    plural = f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    return head + plural.encode() + buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Returns a catalogue compiled: the same bytes at any time."""
    buffer = io.BytesIO()
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> Iterator[Message]:
    """Yields the messages that a language does not say yet."""
    for message in catalogue:
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(said):
            yield message


def problems() -> list[str]:
    """Returns what is wrong with the catalogues: stale, not compiled, not translated."""
    found = []
    for path in po_files():
        language = path.parent.parent.name
        catalogue = updated(path)
        if po_text(catalogue) != path.read_bytes():
            found.append(f"{language}: {path.name} is stale")
        compiled = path.with_suffix(".mo")
        if not compiled.is_file() or compiled.read_bytes() != mo_bytes(read(path)):
            found.append(f"{language}: {compiled.name} is stale")
        found += [f"{language}: not translated: {m.id}" for m in untranslated(catalogue)]
    return found


def main() -> int:
    """Updates and compiles every catalogue, or checks them."""
    if "--check" not in sys.argv[1:]:
        for path in po_files():
            path.write_bytes(po_text(updated(path)))
            path.with_suffix(".mo").write_bytes(mo_bytes(read(path)))
    found = problems()
    print("\n".join(found) or "The catalogues are up to date.")  # noqa: T201 -- a command
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
