"""The glass changes its size, is switched off and on, or goes away with everything that draws on it."""

import os
import subprocess
import time

from kiosk import Failure, middle
from station import Place

OUTPUT = "DUMMY0"
# A monitor that tells its size late, or another one on the same plug.
OTHER_MODE = "1024x768"
# What is promised; a picture is looked for again and again in this time.
BACK_SECS = 10


def xrandr(*arguments):
    subprocess.run(["xrandr", "--output", OUTPUT, *arguments], check=True)


def is_filled(kiosk, size):
    wanted = tuple(int(part) for part in size.split("x"))
    return kiosk.geometry() == (0, 0, *wanted) and kiosk.has_picture()


def a_glass_that_changes_or_goes_off_has_its_picture_back(out, start):
    kiosk = start(Place(out))
    kiosk.visit()
    kiosk.tap("Chest pain")
    for size in (OTHER_MODE, os.environ["SCREEN"]):
        xrandr("--mode", "glass" if size == os.environ["SCREEN"] else size)
        kiosk.wait_for(f"a picture of {size}", lambda: is_filled(kiosk, size), BACK_SECS)  # noqa: B023
        kiosk.screenshot(size)
        # Nothing of the visit is lost, and what is touched is where it is seen.
        kiosk.expect("Question 1 of")
        if not kiosk.is_checked("Chest pain"):
            raise Failure("the answer is lost")
        x, y = middle(kiosk.find("Back"))
        width, height = (int(part) for part in size.split("x"))
        if not (0 < x < width and 0 < y < height):
            raise Failure(f"“Back” lies at {x}, {y} of {size}")
    xrandr("--off")
    time.sleep(3)
    if not kiosk.is_running():
        raise Failure("it ended with the monitor")
    xrandr("--mode", "glass")
    kiosk.wait_for("the picture", lambda: is_filled(kiosk, os.environ["SCREEN"]), BACK_SECS)
    kiosk.screenshot("on-again")
    kiosk.tap("Chest pain")
    if kiosk.is_checked("Chest pain"):
        raise Failure("a tap does nothing")


def a_screen_that_is_gone_ends_it_and_it_comes_back_with_the_screen(out, start):
    # A server of its own, since this one is needed to the end.
    outer = os.environ["DISPLAY"]
    server, number = screen()
    os.environ["DISPLAY"] = number
    try:
        kiosk = start(Place(out), supervised={"restart_secs": 0.5})
        kiosk.visit()
        server.kill()
        server.wait()
        # Xlib may end the program before it can say so itself, with 1.
        kiosk.supervisor.wait_for("ended with")
        # And without a screen there is no start.
        kiosk.supervisor.wait_for("ended with 70", 1 + kiosk.supervisor.count("ended with 70"))
        kiosk.tells("No window could be opened")
        server, _ = screen(number)
        kiosk.supervisor.wait_for("ready", 2)
        kiosk.process = kiosk.supervisor.process
        kiosk.wait_for("a window", kiosk._find_window, BACK_SECS)
        kiosk.attracts()
    finally:
        server.kill()
        os.environ["DISPLAY"] = outer


def screen(number=None):
    """A server and its window manager; the display that it is."""
    read_end, write_end = os.pipe()
    size = os.environ["SCREEN"]
    command = ["Xvfb", *([number] if number else []), "-displayfd", str(write_end), "-screen", "0", f"{size}x24"]
    server = subprocess.Popen([*command, "-nolisten", "tcp"], pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as told:
        number = f":{told.readline().strip()}"
    subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": number}, stderr=subprocess.DEVNULL)
    return server, number
