"""The trees are those that Linux shows under /proc and /sys, cut down to what is read."""

from pathlib import Path

import pytest

from vp_desktop.domain.safety import Answer, Computer, Swap
from vp_desktop.vault.computer import look_at

VAULT = Path("/home/vp/practice.vpvault")
DISK, PARTITION, CRYPT, VOLUME = "259:0", "259:2", "254:0", "254:1"


class Machine:
    """A made-up computer, as its kernel would show it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._mounts: list[str] = []
        self.write("proc/swaps", "Filename\tType\tSize\tUsed\tPriority\n")

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def mount(self, point: str, numbers: str, kind: str, source: str) -> None:
        self._mounts.append(f"30 1 {numbers} / {point} rw,relatime shared:1 - {kind} {source} rw\n")
        self.write("proc/self/mountinfo", "".join(self._mounts))

    def block(self, numbers: str, name: str, uuid: str = "", on: tuple[str, ...] = ()) -> None:
        device = self.root / "sys/devices" / name
        (device / "slaves").mkdir(parents=True)
        (self.root / "dev").mkdir(exist_ok=True)
        (self.root / "dev" / name).touch()
        for place in (f"sys/dev/block/{numbers}", f"sys/class/block/{name}"):
            (self.root / place).parent.mkdir(parents=True, exist_ok=True)
            (self.root / place).symlink_to(device)
        for below in on:
            (device / "slaves" / below).symlink_to(self.root / "sys/devices" / below)
        if uuid:
            self.write(f"sys/devices/{name}/dm/uuid", f"{uuid}\n")

    def swap_on(self, place: str) -> None:
        text = (self.root / "proc/swaps").read_text(encoding="utf-8")
        self.write("proc/swaps", f"{text}{place} partition 8388604 0 -2\n")

    def look(self) -> Computer:
        return look_at(VAULT, self.root, "linux")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.block(DISK, "nvme0n1")
    machine.block(PARTITION, "nvme0n1p2")
    return machine


@pytest.fixture
def luks(machine: Machine) -> Machine:
    """A disk as an installer encrypts it: LVM on LUKS."""
    machine.block(CRYPT, "dm-0", "CRYPT-LUKS2-5d2f-nvme0n1p2_crypt", ("nvme0n1p2",))
    machine.block(VOLUME, "dm-1", "LVM-x8Kq", ("dm-0",))
    machine.mount("/", VOLUME, "ext4", "/dev/mapper/vg-root")
    return machine


def test_a_volume_on_a_luks_disk_is_encrypted(luks: Machine) -> None:
    assert luks.look().disk_encrypted is Answer.YES


def test_a_bare_partition_is_not(machine: Machine) -> None:
    machine.mount("/", PARTITION, "ext4", "/dev/nvme0n1p2")

    assert machine.look().disk_encrypted is Answer.NO


def test_a_disk_that_is_only_checked_for_changes_is_not_encrypted(machine: Machine) -> None:
    machine.block(CRYPT, "dm-0", "CRYPT-VERITY-77aa-root", ("nvme0n1p2",))
    machine.mount("/", CRYPT, "ext4", "/dev/mapper/root")

    assert machine.look().disk_encrypted is Answer.NO


def test_one_bare_half_of_a_mirror_is_enough_to_read_it(machine: Machine) -> None:
    machine.block(CRYPT, "dm-0", "CRYPT-LUKS2-5d2f-half", ("nvme0n1p2",))
    machine.block("259:3", "nvme1n1p2")
    machine.block("9:0", "md0", on=("dm-0", "nvme1n1p2"))
    machine.mount("/", "9:0", "ext4", "/dev/md0")

    assert machine.look().disk_encrypted is Answer.NO


def test_the_mount_nearest_to_the_vault_counts(luks: Machine) -> None:
    luks.mount("/home/vp", PARTITION, "ext4", "/dev/nvme0n1p2")

    assert luks.look().disk_encrypted is Answer.NO


def test_a_mount_beside_the_vault_does_not_count(luks: Machine) -> None:
    luks.mount("/home/v", PARTITION, "ext4", "/dev/nvme0n1p2")

    assert luks.look().disk_encrypted is Answer.YES


def test_a_file_system_without_numbers_is_found_by_the_name_of_its_disk(luks: Machine) -> None:
    luks.mount("/home", "0:35", "btrfs", "/dev/dm-0")

    assert luks.look().disk_encrypted is Answer.YES


def test_an_encrypted_folder_needs_no_encrypted_disk(machine: Machine) -> None:
    machine.mount("/home/vp", "0:50", "fuse.gocryptfs", "/home/.vp")

    assert machine.look().disk_encrypted is Answer.YES


@pytest.mark.parametrize(("kind", "source"), [("nfs4", "nas:/home"), ("zfs", "tank/home")])
def test_what_the_kernel_does_not_tell_is_called_unreadable(
    machine: Machine, kind: str, source: str
) -> None:
    machine.mount("/home", "0:60", kind, source)

    assert machine.look().disk_encrypted is Answer.UNREADABLE


def test_a_computer_that_shows_nothing_is_called_unreadable(tmp_path: Path) -> None:
    assert look_at(VAULT, tmp_path, "linux") == Computer(
        disk_encrypted=Answer.UNREADABLE, swap=Swap.UNREADABLE, hibernates=Answer.UNREADABLE
    )


def test_an_image_file_is_as_safe_as_the_disk_it_lies_on(luks: Machine) -> None:
    luks.block("7:0", "loop0")
    luks.write("sys/devices/loop0/loop/backing_file", "/srv/home.img\n")
    luks.mount("/home", "7:0", "ext4", "/dev/loop0")

    assert luks.look().disk_encrypted is Answer.YES


def test_no_swap_and_swap_in_memory_write_nothing_to_the_disk(machine: Machine) -> None:
    none = machine.look().swap
    machine.swap_on("/dev/zram0")

    assert (none, machine.look().swap) == (Swap.NONE, Swap.IN_MEMORY)


def test_swap_is_as_safe_as_its_weakest_place(luks: Machine) -> None:
    luks.swap_on("/dev/dm-0")
    encrypted = luks.look().swap
    luks.swap_on("/dev/nvme0n1p2")

    assert (encrypted, luks.look().swap) == (Swap.ENCRYPTED, Swap.PLAIN)


def test_a_swap_file_is_as_safe_as_the_disk_it_lies_on(luks: Machine) -> None:
    luks.mount("/mnt/plain\\040disk", PARTITION, "ext4", "/dev/nvme0n1p2")
    luks.swap_on("/swap.img")
    encrypted = luks.look().swap
    luks.swap_on("/mnt/plain\\040disk/swap.img")

    assert (encrypted, luks.look().swap) == (Swap.ENCRYPTED, Swap.PLAIN)


@pytest.mark.parametrize(
    ("ways", "how", "expected"),
    [
        ("freeze mem disk", "[platform] shutdown reboot", Answer.YES),
        ("freeze mem disk", "[disabled]", Answer.NO),
        ("freeze mem", "[platform]", Answer.NO),
    ],
)
def test_hibernation_is_told_by_the_kernel(
    machine: Machine, ways: str, how: str, expected: Answer
) -> None:
    machine.write("sys/power/state", f"{ways}\n")
    machine.write("sys/power/disk", f"{how}\n")

    assert machine.look().hibernates is expected


def test_windows_is_not_guessed_at(tmp_path: Path) -> None:
    assert look_at(VAULT, tmp_path, "win32").disk_encrypted is Answer.UNREADABLE


def test_this_very_computer_can_be_looked_at(tmp_path: Path) -> None:
    found = look_at(tmp_path)

    assert found.swap in Swap
    assert found.disk_encrypted in Answer
