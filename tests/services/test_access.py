from pathlib import Path

import pytest

from tests.conftest import CHEAP, PASSPHRASE
from vp_desktop.services import access
from vp_desktop.vault.connection import Vault
from vp_desktop.vault.errors import VaultExistsError


def test_a_vault_is_made_found_and_opened_by_either_way(tmp_path: Path) -> None:
    folder = tmp_path / "practice.vpvault"

    made = access.create(folder, PASSPHRASE, CHEAP)

    by_passphrase = access.derive_key(folder, PASSPHRASE)
    by_sheet = access.key_from_sheet(folder, access.sheet_code(made))
    assert by_passphrase.reveal() == by_sheet.reveal() == made.reveal()
    Vault.open(folder, by_sheet).close()


def test_a_vault_that_is_there_is_left_alone(vault_folder: Path) -> None:
    with pytest.raises(VaultExistsError):
        access.create(vault_folder, PASSPHRASE, CHEAP)

    access.derive_key(vault_folder, PASSPHRASE)


def test_a_vault_is_told_from_every_other_by_32_signs(vault_folder: Path) -> None:
    first = (vault_folder / "vault.db").read_bytes()[:16]

    assert access.vault_id(vault_folder) == first.hex()


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("C:/Users/an/OneDrive/Praktijk.vpvault", "OneDrive"),
        ("/home/an/OneDrive - Praktijk/Kluis.vpvault", "OneDrive"),
        ("/home/an/Dropbox/Kluis.vpvault", "Dropbox"),
        ("/home/an/Dropbox (Persoonlijk)/Kluis.vpvault", "Dropbox"),
        ("/home/an/Nextcloud/werk/Kluis.vpvault", "Nextcloud"),
        ("/home/an/Google Drive/Kluis.vpvault", "Google Drive"),
        ("/Users/an/Library/CloudStorage/GoogleDrive-an@example.org/Kluis.vpvault", "Google Drive"),
        ("/Users/an/Library/Mobile Documents/com~apple~CloudDocs/Kluis.vpvault", "iCloud Drive"),
        ("C:/Users/an/iCloudDrive/Kluis.vpvault", "iCloud Drive"),
        ("/home/an/Documenten/Kluis.vpvault", None),
        ("/home/an/stackoverflow/Kluis.vpvault", None),
        ("/home/an/Dropboxing lessen/Kluis.vpvault", None),
        ("/home/an/werk/onedrive.vpvault", None),
    ],
)
def test_a_place_that_is_copied_to_the_internet_is_recognised(
    place: str, service: str | None
) -> None:
    assert access.looks_synced(Path(place)) == service


def test_a_folder_that_a_service_marks_as_its_own_is_recognised(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").touch()
    (tmp_path / "werk").mkdir()

    assert access.looks_synced(tmp_path / "werk" / "Kluis.vpvault") == "Dropbox"
