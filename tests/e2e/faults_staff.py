"""PINs across sudden ends and torn files; staff close the program."""

import os

from kiosk import Failure
from station import PIN, WRONG_PIN, Place, read, tear


def wrong_pins_count_across_sudden_ends_and_torn_files(out, start):
    place = Place(out)
    kiosk = start(place)
    kiosk.hold_corner()
    for words in ["That was not the PIN"] * 3 + ["Please wait"]:
        kiosk.enter(WRONG_PIN)
        kiosk.expect(words)
    # The plug is pulled; whether or not the wait is over by now, one more has to wait at once.
    kiosk.kill()
    kiosk.again()
    kiosk.hold_corner()
    kiosk.enter(WRONG_PIN)
    kiosk.expect("Please wait")
    kiosk.kill()
    # In the middle of a write: the generation before it counts, and that was four or more.
    tear(f"{place.state}/pin-tries")
    kiosk.again()
    kiosk.hold_corner()
    kiosk.enter(WRONG_PIN)
    kiosk.expect("Please wait")
    # The right one opens the panel, once the wait is over.
    kiosk.wait_for("the end of the wait", lambda: not kiosk.says("Please wait"), 60)
    kiosk.enter_right_pin()
    kiosk.screenshot("panel")
    kiosk.tap("Close the program")
    kiosk.tap("Close")
    kiosk.ends_with(0)
    log = read(place.log)
    if WRONG_PIN in log or PIN in log:
        raise Failure(f"a PIN is in the log: {log}")
    if os.path.getsize(f"{place.state}/pin-tries") == 0:
        raise Failure("the tries are not kept")
