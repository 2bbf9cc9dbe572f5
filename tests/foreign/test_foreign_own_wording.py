"""LibreOffice takes the documents of the examples to ODT and back; what is found in them stays what it is."""

import shutil

import pytest

from foreign.programs import Run
from recognition.own_wording import HALVES, counted, given, reworded, states
from recognition.test_own_wording import documents, held

pytestmark = pytest.mark.foreign


@pytest.fixture(scope="module")
def returned(run: Run, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each document as it comes back."""
    folder = tmp_path_factory.mktemp("wording")
    for one in documents():
        (folder / f"{one.name}.docx").write_bytes(one.data)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    there, back = folder / "there", folder / "back"
    convert = ("soffice", home, "--headless", "--convert-to")
    run(*convert, "odt", "--outdir", there, *sorted(folder.glob("*.docx")), cwd=folder)
    run(*convert, "docx:MS Word 2007 XML", "--outdir", back, *sorted(there.glob("*.odt")), cwd=folder)
    found = {one.name: (back / f"{one.name}.docx").read_bytes() for one in documents()}
    shutil.rmtree(folder / "home", ignore_errors=True)
    return found


@pytest.mark.parametrize("half", HALVES)
def test_what_is_found_stays_the_same(half: str, returned: dict[str, bytes]) -> None:
    for one in documents():
        other = one._replace(data=returned[one.name])
        before, after = (states(given(reworded(which, half)), one.profil) for which in (one, other))
        assert after == before, one.name


@pytest.mark.parametrize("half", HALVES)
def test_what_is_taken_out_is_named(half: str, returned: dict[str, bytes]) -> None:
    found = [counted(one._replace(data=returned[one.name]), half, 3) for one in documents()]
    held(sum(found[1:], found[0]))
