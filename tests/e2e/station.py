"""A kiosk with a disk of its own: everything that it may write lies in one folder, and it can be ended and started anew."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time

from kiosk import SETTLE_SECS, Failure, Kiosk
from kiosk_on_wayland import WaylandKiosk
from supervisor import Supervisor

UNIT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../deploy/waitwise.service")
PIN = "482915"
WRONG_PIN = "4829"
# As `waitwise pin` writes it.
PIN_HASH = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$iVe49JFQMBTfcLHRSAFVulD1N9FFlUqw/+9IAZiHwaM"
# A corner is held for 3 s.
HOLD_SECS = 3.3
# A busy machine takes its time to start a program; what is promised to patients is measured by the program's own clock.
START_SECS = 60


class Place:
    """Folders for the content, the state, and whatever a program of this user may write."""

    def __init__(self, out, name="place"):
        self.root = f"{out}/{name}"
        shutil.rmtree(self.root, ignore_errors=True)
        for folder in ("home", "state", "runtime", "tmp", "cache"):
            os.makedirs(f"{self.root}/{folder}", mode=0o700)
        self.content, self.state, self.store = f"{self.root}/content", f"{self.root}/state", f"{self.root}/state/store"
        self.drill, self.stderr = f"{self.root}/drill", f"{self.root}/stderr"
        self.log = f"{self.state}/log/waitwise.log"
        shutil.copytree("assets/content", self.content)
        self.change("kiosk.ron", "    // Ranked:", f'    staff_pin: "{PIN_HASH}",\n    statistics: On,\n    // Ranked:')

    def environment(self, **more):
        own = {
            "HOME": f"{self.root}/home",
            "XDG_CACHE_HOME": f"{self.root}/cache",
            "XDG_RUNTIME_DIR": f"{self.root}/runtime",
            "STATE_DIRECTORY": self.state,
            "TMPDIR": f"{self.root}/tmp",
        }
        return {**os.environ, **own, **more}

    def change(self, name, before, after):
        """As an editor saves: the file is written anew."""
        path = f"{self.content}/{name}"
        text = read(path)
        if before not in text:
            raise Failure(f"there is no “{before}” in {name}")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(before, after))

    def clinic(self, before, after):
        self.change("kiosk.ron", before, after)

    def packs(self):
        """The last good ones, newest first."""
        with contextlib.suppress(FileNotFoundError):
            names = sorted((name for name in os.listdir(self.store) if name.endswith(".pack")), reverse=True)
            return [f"{self.store}/{name}" for name in names]
        return []

    def command(self, program):
        return [program, "run", "--content", self.content, "--store", self.store, "--drill", self.drill]


class Station(WaylandKiosk if "WAYLAND_DISPLAY" in os.environ else Kiosk):
    """`before` is put before the command; `supervised` as systemd would, with these changes to the unit's times."""

    all = []

    def __init__(self, program, place, before=(), stderr=None, supervised=None, **environment):
        self.place, self.program, self.before = place, program, list(before)
        self.environment, self.supervised, self.supervisor = place.environment(**environment), supervised, None
        self.words_to = stderr or place.stderr
        self.process = None
        self.all.append(self)
        super().__init__(program, place.root, place.command(program)[1:])

    def start(self, command):
        words = open(self.words_to, "ab")
        command = self.before + command
        if self.supervised is None:
            return subprocess.Popen(command, env=self.environment, stdout=words, stderr=words)
        self.supervisor = Supervisor(command, UNIT, self.environment, output=words, **self.supervised).start()
        self.supervisor.wait_for("ready", timeout_secs=START_SECS)
        return self.supervisor.process

    def stderr(self):
        return read(self.words_to) if os.path.isfile(self.words_to) else ""

    def again(self):
        """Started anew by hand, after it has ended."""
        self.process = self.start(self.place.command(self.program))
        self._arrives()

    def comes_back(self, starts):
        """Started anew by the supervisor, for the so-and-so-manieth time."""
        self.supervisor.wait_for("started", starts, START_SECS)
        self.supervisor.wait_for("ready", starts, START_SECS)
        self.process = self.supervisor.process
        self._arrives()

    def _arrives(self):
        self.window = self.wait_for("a window", self._find_window, START_SECS)
        self.attracts()
        # Its words may be read though nothing of it is seen.
        self.wait_for("its picture", self.has_picture)

    def attracts(self):
        self.wait_for("the attract screen", lambda: self.find("Touch to start"), START_SECS)
        time.sleep(SETTLE_SECS)

    def ends_with(self, code, timeout_secs=START_SECS):
        self.wait_for("its end", lambda: self.process.poll() is not None, timeout_secs)
        if self.process.returncode != code:
            raise Failure(f"it ended with {self.process.returncode}, not {code}: {self.stderr()}")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.supervisor:
            self.supervisor.stop()
        elif self.process and self.process.poll() is None:
            self.kill()

    def tells(self, words, count=1, timeout_secs=START_SECS):
        self.wait_for(f"staff to read “{words}”", lambda: self.stderr().count(words) >= count, timeout_secs)

    def never_tells(self, *words):
        found = [word for word in words if word in self.stderr()]
        if found:
            raise Failure(f"staff read {found}: {self.stderr()}")

    def visit(self, *answers):
        """To the questions, and so many of them answered."""
        for name in ("Touch to start", "For me"):
            self.tap(name)
        # Where but one topic is left, it is not asked for.
        self.wait_for("topics", lambda: self.find("Muscle pain") or self.find("To the questions"))
        if not self.find("To the questions"):
            self.tap("Muscle pain")
        self.tap("To the questions")
        for answer in answers:
            self.tap(answer)
            self.tap("Next question")

    def fail(self, word="panic"):
        """A drill: it fails in the next frame, which a touch beside every button asks for."""
        write(self.place.drill, word)
        self.press(500, 700)
        self.wait_for("the drill", lambda: not os.path.exists(self.place.drill))

    def hold_corner(self):
        self.press(20, 20, HOLD_SECS)
        self.expect("Staff PIN")

    def enter(self, pin):
        for digit in pin:
            # On the pad a tap may follow at once.
            self.touch(self.wait_for(digit, lambda: self.find(digit)))  # noqa: B023
        self.tap("Enter")

    def open_panel(self):
        self.hold_corner()
        self.enter_right_pin()

    def enter_right_pin(self):
        self.enter(PIN)
        self.wait_for("the panel", lambda: self.find("Close the program"))
        time.sleep(SETTLE_SECS)


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def tear(path):
    """As a power cut in the middle of a write."""
    os.truncate(path, os.path.getsize(path) // 2)


def play(scenarios, program, name, out):
    """Runs a scenario; where it fails, says why and keeps a picture."""
    try:
        scenarios[name](out, lambda *arguments, **named: Station(program, *arguments, **named))
    except (Failure, TimeoutError) as failure:
        with contextlib.suppress(subprocess.CalledProcessError):
            Station.photograph(f"{out}/failure.png")
        sys.exit(f"{name}: {failure}")
    finally:
        for station in Station.all:
            station.stop()
