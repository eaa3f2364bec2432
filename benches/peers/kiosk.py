"""waitwise against an equal page in Chromium's kiosk mode, on the screen that `kiosk` made. Prints Markdown; ends with 1
where a bar is broken."""

import os
import pathlib
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from glass import BYTES_PER_PIXEL, Glass

WIDTH, HEIGHT = 1080, 1920
# "Touch to start", "For me", a topic's tile, "Compare them" and "Next card" all lie here; "Back" there.
NEXT, BACK = (940, 1607), (210, 1760)
# The title of a card.
TITLE = (56, 150, 500, 60)
# A line down the whole screen: its first picture is there once this is as it stays.
LINE = (540, 0, 1, HEIGHT)
HOLD_SECS = 0.08
SETTLE_SECS = 1.0
TURN_SECS = 12
TICKS = os.sysconf("SC_CLK_TCK")


class Peer:
    def __init__(self, name, command, taps_to_a_card, installed_mib):
        self.name, self.command, self.taps_to_a_card = name, command, taps_to_a_card
        self.installed_mib = installed_mib
        self.start_ms, self.pss_mib, self.rest, self.attract, self.change_ms, self.tap_ms = [], [], [], [], [], []
        self.looks_at_first = None
        self.process = None

    def open(self, glass):
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        started = time.monotonic()
        if self.looks_at_first is None:
            # Not counted: what a first start leaves on the disk is there from now on.
            time.sleep(8)
            self.looks_at_first = glass.look(*LINE)
            return
        while glass.look(*LINE) != self.looks_at_first:
            if time.monotonic() - started > TURN_SECS:
                sys.exit(f"{self.name}: its first picture is not what it was before")
            time.sleep(0.001)
        self.start_ms.append((time.monotonic() - started) * 1000)

    def close(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        for process in self.tree():
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()
        time.sleep(1)

    def tree(self):
        """Its processes: those of its session, and whatever descends from them."""
        parents, found = {}, set()
        for entry in os.listdir("/proc"):
            if entry.isdigit() and (fields := stat(int(entry))):
                parents[int(entry)] = int(fields[1])
                if int(fields[3]) == self.process.pid and fields[0] != "Z":
                    found.add(int(entry))
        more = True
        while more:
            more = {child for child, parent in parents.items() if parent in found} - found
            found |= more
        return found

    def cpu_secs(self):
        ticks = sum(int(fields[11]) + int(fields[12]) for process in self.tree() if (fields := stat(process)))
        return ticks / TICKS

    def memory_mib(self):
        total = 0
        for process in self.tree():
            try:
                with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
                    total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
            except (FileNotFoundError, ProcessLookupError):
                pass
        return total / 1024

    def idle_percent(self, secs):
        before = self.cpu_secs()
        time.sleep(secs)
        return (self.cpu_secs() - before) / secs * 100

    def tap(self, glass, place):
        glass.press(*place)
        time.sleep(HOLD_SECS)
        glass.release()

    def to_a_card(self, glass):
        for _ in range(self.taps_to_a_card):
            self.tap(glass, NEXT)
            time.sleep(SETTLE_SECS)

    def change_cards(self, glass, changes):
        before = self.cpu_secs()
        for change in range(changes):
            self.tap(glass, (NEXT, BACK)[change % 2])
            time.sleep(SETTLE_SECS)
        self.change_ms.append((self.cpu_secs() - before) / changes * 1000)

    def time_taps(self, glass, taps):
        for tap in range(taps):
            glass.press(*(NEXT, BACK)[tap % 2])
            time.sleep(HOLD_SECS)
            before = glass.look(*TITLE)
            assert len(before) == TITLE[2] * TITLE[3] * BYTES_PER_PIXEL
            glass.release()
            released = time.monotonic()
            while glass.look(*TITLE) == before:
                if time.monotonic() - released > 5:
                    sys.exit(f"{self.name}: a tap changed nothing")
            self.tap_ms.append((time.monotonic() - released) * 1000)
            # Not always in the same place between two beats of the screen.
            time.sleep(SETTLE_SECS + 0.0071 * tap)


def stat(process):
    """The fields behind the name."""
    try:
        with open(f"/proc/{process}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rsplit(")", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def package_mib(*names):
    sizes = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Installed-Size}\n", *names], capture_output=True, text=True, check=True
    ).stdout
    return sum(int(size) for size in sizes.split()) / 1024


def p95(values):
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def peers(profile):
    program = pathlib.Path(sys.argv[1])
    page = pathlib.Path(__file__).with_suffix(".html").resolve().as_uri()
    chromium = [
        "chromium", "--kiosk", page, f"--user-data-dir={profile}", "--allow-file-access-from-files", "--no-first-run",
        "--no-default-browser-check", "--noerrdialogs", "--password-store=basic", "--disable-component-update",
        "--disable-background-networking",
    ]  # fmt: skip
    if os.geteuid() == 0:
        chromium.append("--no-sandbox")
    return (
        Peer("waitwise", [program, "run"], 4, program.stat().st_size / 2**20),
        Peer("Chromium", chromium, 1, package_mib("chromium", "chromium-common")),
    )


def measure(glass, both, rounds, secs):
    for peer in both:
        peer.open(glass)
        peer.close()
    for turn in range(rounds):
        # Who was first is second next time.
        for peer in both[:: (-1) ** turn]:
            for _ in range(2):
                peer.open(glass)
                peer.close()
            peer.open(glass)
            time.sleep(3)
            peer.attract.append(peer.idle_percent(secs))
            peer.to_a_card(glass)
            peer.time_taps(glass, 10)
            peer.change_cards(glass, 20)
            peer.pss_mib.append(peer.memory_mib())
            time.sleep(2)
            peer.rest.append(peer.idle_percent(secs))
            peer.close()


def main():
    rounds, secs = int(sys.argv[2]), int(sys.argv[3])
    glass = Glass()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        both = peers(profile)
        try:
            measure(glass, both, rounds, secs)
        finally:
            for peer in both:
                if peer.process and peer.process.poll() is None:
                    peer.close()
    ours, theirs = both
    median, mean = statistics.median, statistics.mean
    # Name, ours, theirs, digits, what must hold, whether it does.
    rows = [
        ("start to the whole first picture, ms", median(ours.start_ms), median(theirs.start_ms), 0, "≤ 1/2", lambda a, b: a <= b / 2),
        ("memory of all processes (PSS), MiB", median(ours.pss_mib), median(theirs.pss_mib), 0, "≤ 1/3", lambda a, b: a <= b / 3),
        ("a still card, % of a core", mean(ours.rest), mean(theirs.rest), 2, "< 0.5, not above", lambda a, b: a < 0.5 and a <= b),
        ("the attract loop, % of a core", mean(ours.attract), mean(theirs.attract), 2, "< 5", lambda a, b: a < 5),
        ("a card change, ms of CPU", mean(ours.change_ms), mean(theirs.change_ms), 0, "≤ 2 ×", lambda a, b: a <= 2 * b),
        ("tap to changed pixels, ms, median", median(ours.tap_ms), median(theirs.tap_ms), 0, "≤ 100, goal 50", lambda a, b: a <= 100),
        ("… the slowest 5 % begin at", p95(ours.tap_ms), p95(theirs.tap_ms), 0, "", lambda a, b: True),
        ("installed, MiB", ours.installed_mib, theirs.installed_mib, 0, "", lambda a, b: True),
    ]  # fmt: skip
    load = " ".join(f"{average:.1f}" for average in os.getloadavg())
    version = subprocess.run(["chromium", "--version"], capture_output=True, text=True).stdout.split()[1]
    print(f"{rounds} rounds on {os.cpu_count()} cores; load at the end {load} (it counts what is measured too).\n")
    print(f"| | waitwise | Chromium {version} | ratio | bar |")
    print("|---|---|---|---|---|")
    broken = []
    for name, a, b, digits, bar, holds in rows:
        ratio = f"{a / b:.2f}" if b else "–"
        print(f"| {name} | {a:.{digits}f} | {b:.{digits}f} | {ratio} | {bar} |")
        if not holds(a, b):
            broken.append(f"{name}: {a:.2f} against {b:.2f}, wanted {bar}")
    for line in broken:
        print(f"BROKEN: {line}", file=sys.stderr)
    sys.exit(1 if broken else 0)


main()
