"""A disk that is full, then read-only, then good again."""

import errno
import os
import subprocess

from kiosk import Failure
from station import WRONG_PIN, Place, read

# As in automake: could not be tried.
NOT_TRIED = 77


def mount(*arguments):
    mounted = subprocess.run(["mount", *arguments], capture_output=True, text=True)
    if mounted.returncode != 0:
        print(f"no disk can be mounted here: {mounted.stderr}")
        raise SystemExit(NOT_TRIED)


def fill(folder):
    """To the last byte."""
    with open(f"{folder}/filler", "wb", buffering=0) as file:
        for size in (1 << 16, 1 << 10, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise


def clinic_changes(kiosk, before, after):
    kiosk.place.clinic(before, after)
    kiosk.expect(after)


def wrong_pins(kiosk, said):
    """The fourth in a row has to wait, whether or not that can be written down."""
    kiosk.hold_corner()
    for words in said:
        kiosk.enter(WRONG_PIN)
        kiosk.expect(words)
    kiosk.tap("Back to the screen")
    kiosk.attracts()


def all_goes_on_while_the_disk_is_full_or_read_only(out, start):
    place = Place(out)
    mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", place.state)
    try:
        fill(place.state)
        # What is said on stderr is lost too.
        kiosk = start(place, stderr="/dev/full")
        kiosk.screenshot("full")
        clinic_changes(kiosk, "Riverside Clinic", "Hillside Clinic")
        problems = f"{place.content}/problems.txt"
        kiosk.wait_for("the panel's words", lambda: "not-kept" in read(problems))
        wrong_pins(kiosk, ["That was not the PIN"] * 3 + ["Please wait"])
        kiosk.visit()
        kiosk.tap("Start over")
        kiosk.visit()
        kiosk.fail()
        kiosk.expect("Please start again")
        kiosk.attracts()
        if os.path.exists(place.log) and os.path.getsize(place.log) > 0:
            raise Failure("the disk was not full")
        mount("-o", "remount,ro", place.state)
        clinic_changes(kiosk, "Hillside Clinic", "Seaside Clinic")
        kiosk.fail()
        kiosk.attracts()
        mount("-o", "remount,rw", place.state)
        os.remove(f"{place.state}/filler")
        clinic_changes(kiosk, "Seaside Clinic", "Lakeside Clinic")
        kiosk.wait_for("the content to be kept", lambda: len(place.packs()) == 1)
        kiosk.wait_for("the log to go on", lambda: "The content is good" in read(place.log))
        kiosk.open_panel()
        kiosk.tap("Close the program")
        kiosk.tap("Close")
        kiosk.ends_with(0)
        # What was counted meanwhile waited for room.
        if not os.path.getsize(f"{place.state}/statistics.sqlite"):
            raise Failure("the counts are lost")
    finally:
        subprocess.run(["umount", "--lazy", place.state], check=True)
