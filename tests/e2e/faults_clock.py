"""The clock on the wall is wrong, or changes under a running visit."""

import glob
import os

from kiosk import Failure
from station import Place, write

LIBRARY = "/usr/lib/*/faketime/libfaketime.so.1"


class Clock:
    """Another time for one program; the clock that only goes forward stays as it is."""

    def __init__(self, place):
        self.file = f"{place.root}/clock"
        (library,) = glob.glob(LIBRARY)
        self.environment = {
            "LD_PRELOAD": library,
            "FAKETIME_TIMESTAMP_FILE": self.file,
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    def set(self, time):
        """"@2026-03-29 01:59:50" from now on, or "+3600" seconds off."""
        fresh = f"{self.file}.new"
        write(fresh, time)
        os.replace(fresh, self.file)


def a_clock_that_jumps_ends_no_visit(out, start):
    place = Place(out)
    clock = Clock(place)
    clock.set("+0")
    kiosk = start(place, **clock.environment)
    kiosk.visit()
    # Summer time, twice over: nobody is told.
    for hour in ("+3600", "+0"):
        clock.set(hour)
        kiosk.tap("Chest pain")
        kiosk.expect("Question 1 of")
    kiosk.never_tells("clock jumped")
    # Ten years on; then to a day before the program was made; then to the beginning of all clocks.
    for number, (time, way) in enumerate(
        (("+315360000", "forward by 876"), ("@2001-01-01 12:00:00", "back by"), ("@1970-01-02 00:00:10", "back by"))
    ):
        clock.set(time)
        checked = kiosk.is_checked("Chest pain")
        kiosk.tap("Chest pain")
        kiosk.expect("Question 1 of")
        if kiosk.is_checked("Chest pain") == checked:
            raise Failure(f"after {time} a tap does nothing")
        if kiosk.find("I need more time"):
            raise Failure(f"{time} is taken for a patient who has gone")
        kiosk.tells("clock jumped", number + 1)
        kiosk.tells(f"jumped {way}")
    # And started with such a clock: with the last one,
    starts_at(kiosk, clock, "@1970-01-02 00:00:10")
    kiosk.visit("None of these")
    kiosk.expect("Question 2 of")
    # and when every review is long overdue: one topic stays, which nobody has to choose.
    starts_at(kiosk, clock, "+315360000")
    kiosk.tells("The topic is still shown, since no other is left.")
    for name in ("Touch to start", "For me", "To the questions", "None of these", "Next question"):
        kiosk.tap(name)
    kiosk.expect("Question 2 of")


def starts_at(kiosk, clock, time):
    kiosk.kill()
    clock.set(time)
    kiosk.again()
