"""Content that is broken, torn or has lost a picture."""

import os

from kiosk import Failure
from station import Place, read, tear, write

PICTURES = "topics/muscle-pain/pictures"


def alter(path):
    """A disk that forgets: as long as before, and no longer the same."""
    with open(path, "r+b") as file:
        file.seek(os.path.getsize(path) // 2)
        file.write(b"\0\xff\0\xff")


def broken_content_at_the_start_shows_the_newest_that_is_whole(out, start):
    place = Place(out)
    place.clinic("Riverside Clinic", "Seaside Clinic")
    kiosk = start(place)
    kiosk.expect("Seaside Clinic")
    place.clinic("Seaside Clinic", "Hillside Clinic")
    kiosk.expect("Hillside Clinic")
    kiosk.wait_for("both generations", lambda: len(place.packs()) == 2)
    # Broken while it runs: the screen stays as it is.
    place.clinic('"Hillside Clinic",', '"Broken Clinic"')
    kiosk.tells("comma-missing")
    kiosk.expect("Hillside Clinic")
    newest, older = place.packs()
    for clinic, instead, ruin in (
        ("Hillside Clinic", "the last good content", lambda: tear(newest)),
        ("Seaside Clinic", "the last good content", lambda: alter(older)),
        ("Riverside Clinic", "the content inside the program", lambda: None),
    ):
        kiosk.kill()
        told = kiosk.stderr().count("comma-missing")
        kiosk.again()
        kiosk.expect(clinic)
        kiosk.tells("comma-missing", told + 1)
        kiosk.tells(f"so patients see {instead}")
        if kiosk.says("error"):
            raise Failure("patients see an error")
        ruin()
    if "comma" not in read(f"{place.content}/problems.txt"):
        raise Failure("problems.txt does not say what is wrong")


def a_picture_that_is_missing_or_unreadable_leaves_the_rest_of_its_card(out, start):
    place = Place(out)
    os.remove(f"{place.content}/{PICTURES}/row-technique-massage.svg")
    write(f"{place.content}/{PICTURES}/row-technique-both.svg", "no picture")
    kiosk = start(place)
    kiosk.tells("warning[picture-missing]")
    kiosk.tells("warning[picture-format]")
    for name in ("Touch to start", "For me", "Muscle pain", "Compare them"):
        kiosk.tap(name)
    kiosk.expect("How it is done")
    kiosk.screenshot("card")
    # Its words stay, and so do the pictures beside it.
    for words, wanted in (
        ("A thin needle goes into a tight spot", True),
        ("Two hands knead a muscle", False),
        ("A therapist presses, kneads", True),
        ("First a needle, then a hand", False),
        ("Often the needles come first", True),
        ("A person stretches an arm", True),
    ):
        if kiosk.says(words) != wanted:
            raise Failure(f"“{words}” is {'not ' if wanted else ''}on the card: {kiosk.names()}")
