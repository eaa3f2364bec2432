"""What is done to the kiosk on a Wayland screen; `faults.py` does more."""

import os
import subprocess
import sys
import time

from kiosk import SETTLE_SECS, Failure, middle
from kiosk_on_wayland import WaylandKiosk
from supervisor import Supervisor

BLACK = "0,0,0"
# What is promised in deploy/README.md.
BACK_SECS = 10
ANSWERS = ["None of these", "None of these", "18 to 64"]


class SupervisedKiosk(WaylandKiosk):
    """Started, watched and started again, as waitwise.service has it."""

    def start(self, command):
        self.supervisor = Supervisor(command, output=self.log).start()
        self.supervisor.wait_for("ready")
        return self.supervisor.process

    def is_back(self):
        self.process = self.supervisor.process
        return self.find("Touch to start")

    def stop(self):
        self.supervisor.stop()


def pixels(picture, points):
    """Red, green and blue of a picture at these points."""
    asked = [f"%[fx:int(255*p{{{x},{y}}}.{part})]" for x, y in points for part in "rgb"]
    said = subprocess.run(
        ["convert", picture, "-format", " ".join(asked), "info:"], capture_output=True, text=True, check=True
    ).stdout.split()
    return [",".join(said[at : at + 3]) for at in range(0, len(said), 3)]


def settled(look):
    """What stays for a while."""
    seen = [look()]
    while len(seen) < 3 or len(set(seen[-3:])) > 1:
        time.sleep(SETTLE_SECS)
        seen.append(look())
    return seen[-1]


def fills_the_screen(kiosk):
    width, height = (int(part) for part in os.environ["SCREEN"].split("x"))
    kiosk.wait_for("a window over the whole screen", lambda: kiosk.window_size() == (width, height))
    picture = kiosk.screenshot("attract")
    corners = [(x, y) for x in (0, width - 1) for y in (0, height - 1)]
    # What the compositor shows where no window lies is black.
    colours = pixels(picture, corners)
    if BLACK in colours:
        raise Failure(f"the corners of the screen are {colours}")


def is_upright_on_a_turned_screen(kiosk):
    fills_the_screen(kiosk)
    box = kiosk.find("Touch to start")
    # Between its words and its arrow.
    x, y = box.x + box.width // 2, box.y + box.height // 2
    button, beside = pixels(f"{kiosk.out}/attract.png", [(x, y), (x, box.y - 8)])
    if sum(map(int, button.split(","))) * 2 > sum(map(int, beside.split(","))):
        raise Failure(f"where the button should be is {button}, beside it {beside}")


def a_visit_by_finger(kiosk):
    fills_the_screen(kiosk)
    glass = kiosk.glass
    for name in ("Touch to start", "For me", "Muscle pain", "Compare them", "Text size", "Text size"):
        kiosk.tap(name)
    before = settled(lambda: kiosk.find_link("Source R0").y)
    x, y = glass.width / 2, glass.height * 0.42
    # Slowly: without a GPU and on a busy machine, a frame may take longer than a finger.
    glass.drag(x, y, x, y - 240, steps=80)
    moved = before - settled(lambda: kiosk.find_link("Source R0").y)
    if not 120 <= moved <= 260:
        raise Failure(f"a drag of 240 pixels scrolled by {moved}")
    kiosk.tap("Text size")
    while kiosk.find("Next card"):
        kiosk.tap("Next card")
    kiosk.tap("To the questions")
    # Two fingers at once are one tap.
    x, y = middle(kiosk.find("None of these"))
    one, other = glass.begin(x, y), glass.begin(x + 40, y)
    glass.end(one, x, y)
    glass.end(other, x + 40, y)
    kiosk.wait_for("one tap of two fingers", lambda: kiosk.is_checked("None of these"))
    time.sleep(SETTLE_SECS)
    kiosk.tap("Next question")
    for number, answer in enumerate(ANSWERS[1:], start=2):
        kiosk.expect(f"Question {number} of")
        kiosk.tap(answer)
        kiosk.tap("Next question")
    kiosk.screenshot("question")
    kiosk.tap("Start over")
    kiosk.expect("Touch to start")


def the_picture_is_back_after_the_compositor_was_killed(kiosk):
    fills_the_screen(kiosk)
    with open(os.environ["COMPOSITOR_LOG"], encoding="utf-8") as log:
        compositor = next(int(line.split()[1]) for line in log if line.startswith("started "))
    os.kill(compositor, 9)
    # Not with 0, which is for staff and would leave the screen dark.
    kiosk.supervisor.wait_for("ended with 70")
    lost = time.monotonic()
    kiosk.wait_for("the picture", kiosk.is_back)
    took = time.monotonic() - lost
    print(f"the picture was back after {took:.1f} s")
    if took > BACK_SECS:
        raise Failure(f"the picture was back after {took:.1f} s")
    fills_the_screen(kiosk)


SUPERVISED = {"the_picture_is_back_after_the_compositor_was_killed"}


def main():
    program, name, out = sys.argv[1:4]
    kiosk = None
    try:
        kiosk = (SupervisedKiosk if name in SUPERVISED else WaylandKiosk)(program, out)
        globals()[name](kiosk)
    except Failure as failure:
        print(f"{name}: {failure}", file=sys.stderr)
        if kiosk and kiosk.is_running():
            kiosk.screenshot("failure")
        sys.exit(1)
    finally:
        if kiosk:
            kiosk.stop()


main()
