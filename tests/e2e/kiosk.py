"""The kiosk in a real window, as a stranger meets it: found by its words (AT-SPI), touched where they are (xdotool)."""

import os
import subprocess
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from fingers import Glass  # noqa: E402
from gi.repository import Atspi  # noqa: E402

TAPPABLE = {Atspi.Role.PUSH_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON, Atspi.Role.TOGGLE_BUTTON}
TIMEOUT_SECS = 20
# Taps within 400 ms of a new screen are taken for double taps.
SETTLE_SECS = 0.6


class Failure(Exception):
    pass


class Kiosk:
    glass_kind = Glass

    def __init__(self, program, out, arguments=()):
        self.out = out
        self.log_path = f"{out}/kiosk.log"
        self.log = open(self.log_path, "w", encoding="utf-8")
        self.glass = self.glass_kind() if "GLASS" in os.environ else None
        self.process = self.start([program, *arguments])
        self.window = self.wait_for("a window", self._find_window)
        self.wait_for("a first screen", lambda: self.find("Touch to start"))
        time.sleep(SETTLE_SECS)

    def start(self, command):
        return subprocess.Popen(command, stderr=self.log, stdout=self.log)

    def _find_window(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}: {self.stderr()}")
        found = subprocess.run(["xdotool", "search", "--name", "^waitwise"], capture_output=True, text=True)
        return found.stdout.split()[-1] if found.stdout.strip() else None

    def stderr(self):
        self.log.flush()
        with open(self.log_path, encoding="utf-8") as log:
            return log.read()

    def wait_for(self, what, look, timeout_secs=TIMEOUT_SECS):
        end = time.monotonic() + timeout_secs
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.1)
        raise Failure(f"waited {timeout_secs} s for {what}; on the screen: {self.names()}")

    def nodes(self):
        def walk(node):
            if node is None:
                return
            yield node
            for index in range(node.get_child_count()):
                yield from walk(node.get_child_at_index(index))

        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.process.pid:
                yield from walk(application)

    def names(self):
        try:
            # A label's words are its text, a button's its name.
            words = [node.get_name() or text_of(node) for node in self.nodes()]
        except Exception:  # the screen changed while it was read: read again
            return []
        return [name for name in words if name]

    def says(self, words):
        return any(words in name for name in self.names())

    def expect(self, words):
        self.wait_for(f"the words “{words}”", lambda: self.says(words))

    def find(self, name):
        try:
            for node in self.nodes():
                if node.get_name() == name and node.get_role() in TAPPABLE:
                    box = node.get_extents(Atspi.CoordType.SCREEN)
                    if box.width > 0:
                        return box
        except Exception:
            return None
        return None

    def node(self, name, roles):
        """What is called so and has one of these roles."""
        try:
            return next((node for node in self.nodes() if node.get_name() == name and node.get_role() in roles), None)
        except Exception:  # the screen changed while it was read
            return None

    def find_link(self, name):
        return self.wait_for(f"“{name}”", lambda: self.node(name, {Atspi.Role.LINK})).get_extents(
            Atspi.CoordType.SCREEN
        )

    def is_checked(self, name):
        node = self.node(name, TAPPABLE)
        return node is not None and node.get_state_set().contains(Atspi.StateType.CHECKED)

    def tap(self, name):
        box = self.wait_for(f"“{name}” to tap", lambda: self.find(name))
        # What scrolls may lie below: “More below” brings it up, as a patient would.
        more = self.find("More below")
        while more and name != "More below" and box.y + box.height > more.y > box.y - 4000 and box.y < self.foot():
            self.touch(more)
            time.sleep(SETTLE_SECS)
            box, more = self.find(name), self.find("More below")
        self.touch(box)
        time.sleep(SETTLE_SECS)

    def foot(self):
        """Where the buttons around the page begin."""
        for name in ("Choose an answer first", "Next question", "See the result"):
            box = self.find(name)
            if box:
                return box.y
        return 10**6

    def touch(self, box):
        self.press(*middle(box))

    def press(self, x, y, hold_secs=0.08):
        if self.glass:
            return self.glass.tap(x, y, hold_secs=hold_secs)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "mousedown", "1"], check=True)
        time.sleep(hold_secs)
        subprocess.run(["xdotool", "mouseup", "1"], check=True)

    def screenshot(self, name):
        self.photograph(f"{self.out}/{name}.png")
        return f"{self.out}/{name}.png"

    @staticmethod
    def photograph(path):
        """The whole screen, whoever draws on it."""
        subprocess.run(["import", "-window", "root", path], check=True)

    def has_picture(self):
        """Whether there is anything to see on the screen but one colour."""
        with tempfile.TemporaryDirectory() as folder:
            self.photograph(f"{folder}/screen.png")
            seen = subprocess.run(
                ["convert", f"{folder}/screen.png", "-format", "%k", "info:"], capture_output=True, text=True, check=True
            )
        return int(seen.stdout) > 16

    def geometry(self):
        shell = subprocess.run(
            ["xdotool", "getwindowgeometry", "--shell", self.window], capture_output=True, text=True, check=True
        ).stdout
        values = dict(line.split("=") for line in shell.split())
        return tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))

    def frames(self):
        return sum(line.startswith("frame ") for line in self.stderr().splitlines())

    def is_running(self):
        return self.process.poll() is None

    def stop(self):
        self.process.kill()
        self.process.wait()


def middle(box):
    return box.x + box.width // 2, box.y + box.height // 2


def text_of(node):
    """The words of a node that keeps them as text."""
    try:
        text = node.get_text_iface()
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""
    except Exception:
        return ""
