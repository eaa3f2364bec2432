"""What a visit leaves behind on the computer, which must be nothing: every way to end one, seen from outside."""

import hashlib
import os
import re
import subprocess
import sys

import scenarios
from kiosk import Failure
from station import PIN, Place, play, read

# Words that are nowhere else: what a patient chooses, and what is said because of it. They stand in the content, and
# so in the store of good content; anywhere else they would tell of a visit.
SENTINELS = {
    "chest-pain": "zorbel-pain",
    "Chest pain": "Zorbel pain",
    "lower-back": "quaffel-back",
    "Lower back": "Quaffel back",
    "you would rather not have needles": "you would rather zimpel",
}
TRACES = re.compile("zorbel|quaffel|zimpel", re.IGNORECASE)
FLAG = "Zorbel pain"
ANSWERS = [SENTINELS.get(answer, answer) for answer in scenarios.ANSWERS]
CALLS = "openat,open,creat,memfd_create,socket,connect,bind,execve,prctl,prlimit64,setrlimit"
# Beside its own folder: where nothing stays, or nothing can be written.
HARMLESS = ("/dev/null", "/dev/dri/", "/proc/self/", "/sys/")
AT_HOME = r'htons\(631\).*("::1"|"127\.0\.0\.1")'
EARS_AND_EYES = ("/dev/video", "/dev/media", "/dev/snd/pcm", "/dev/audio", "/dev/dsp")


# As strace has it.
UNFINISHED = "<unfinished ...>"


class Trail:
    """What the program asked of the system, as strace wrote it down."""

    def __init__(self, place):
        self.file = f"{place.root}/strace"
        # -D: the program keeps its number; -A: a second start is written behind the first.
        self.command = ["strace", "-D", "-f", "-A", "-qq", "-s", "4096", "-o", self.file, "-e", f"trace={CALLS}"]

    def calls(self, name):
        """Each on one line, also where another thread's call came in between."""
        found, begun = [], {}
        for line in read(self.file).splitlines():
            thread, _, call = line.partition(" ")
            if f"<... {name} resumed>" in call and thread in begun:
                found.append(begun.pop(thread) + call.split("resumed>", 1)[1])
            elif re.search(rf"\b{name}\(", call):
                if call.endswith(UNFINISHED):
                    begun[thread] = line.removesuffix(UNFINISHED)
                else:
                    found.append(line)
        return found + list(begun.values())

    def written(self):
        """Files that were opened to be written, and so many words that were read only."""
        opened = [line for name in ("openat", "open", "creat") for line in self.calls(name)]
        return {
            re.search(r'"([^"]*)"', line).group(1)
            for line in opened
            if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(", line) and " = -1 " not in line
        }


def fixture(out):
    place = Place(out)
    for folder, _, names in os.walk(place.content):
        for name in names:
            if name.endswith(".ron"):
                path = os.path.join(folder, name)
                text = read(path)
                for word, sentinel in SENTINELS.items():
                    text = text.replace(word, sentinel)
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
    place.change("kiosk.ron", "idle_secs: 60, reading_idle_secs: 120", "idle_secs: 30, reading_idle_secs: 30")
    return place


def files(place):
    """What holds the content by nature, and everything else."""
    paths = {os.path.join(folder, name) for folder, _, names in os.walk(place.root) for name in names}
    content = {path for path in paths if path.startswith(f"{place.content}/")} | set(place.packs())
    return content, {path for path in paths - content if os.path.isfile(path)}


def traces(paths):
    return sorted(path for path in paths if TRACES.search(read(path)))


def digests(place):
    """No visit changes the content or its store: they are compared byte for byte."""
    return {path: hashlib.sha256(open(path, "rb").read()).hexdigest() for path in files(place)[0]}


def no_trace(kiosk, end):
    found = traces(files(kiosk.place)[1])
    if kiosk.is_running():
        for name in ("environ", "cmdline"):
            if TRACES.search(read(f"/proc/{kiosk.process.pid}/{name}")):
                found.append(name)
    for selection in ("primary", "secondary", "clipboard"):
        held = subprocess.run(["xclip", "-o", "-selection", selection], capture_output=True, text=True)
        if held.stdout:
            found.append(f"the selection “{selection}”: {held.stdout}")
    if found:
        raise Failure(f"after a visit that ended by {end}, words of it are in {found}")


def visit(kiosk):
    kiosk.visit(FLAG)
    kiosk.expect("Please tell a member of staff now")
    # Nothing can be marked or copied.
    subprocess.run(["xdotool", "key", "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+Insert"], check=True)


def no_visit_leaves_a_trace(out, start):
    place = fixture(out)
    trail = Trail(place)
    kiosk = start(place, before=trail.command)
    kiosk.wait_for("the content to be kept", place.packs)
    before = digests(place)
    if len(traces(before)) < 3:
        raise Failure("the words are not even found where they must be")

    kiosk.visit(*ANSWERS)
    kiosk.tap("See the result")
    kiosk.expect("Because you would rather zimpel")
    for name in ("Take it with you", "Finish", "Clear and finish"):
        kiosk.tap(name)
    kiosk.attracts()
    no_trace(kiosk, "Finish")
    visit(kiosk)
    kiosk.tap("Start over")
    kiosk.attracts()
    no_trace(kiosk, "Start over")
    visit(kiosk)
    kiosk.fail()
    kiosk.attracts()
    no_trace(kiosk, "a panic")
    visit(kiosk)
    kiosk.open_panel()
    no_trace(kiosk, "the staff panel")
    kiosk.tap("Leave staff panel")
    kiosk.attracts()
    visit(kiosk)
    kiosk.kill()
    no_trace(kiosk, "kill -9")
    kiosk.again()
    # One that is counted, and one in the middle of which the computer is switched off.
    visit(kiosk)
    kiosk.tap("Start over")
    kiosk.attracts()
    visit(kiosk)
    kiosk.process.terminate()
    kiosk.ends_with(0)
    if not os.path.exists(f"{place.state}/statistics.sqlite"):
        raise Failure("nothing was counted, so nothing is seen of what counting leaves")
    no_trace(kiosk, "SIGTERM")
    if digests(place) != before:
        raise Failure("a visit changed the content or its store")
    asked_nothing_of_the_world(place, trail)


def a_visit_that_is_left_alone_leaves_no_trace(out, start):
    place = fixture(out)
    trail = Trail(place)
    kiosk = start(place, before=trail.command)
    visit(kiosk)
    kiosk.wait_for("the warning", lambda: kiosk.find("I need more time"), 60)
    no_trace(kiosk, "a warning")
    kiosk.attracts()
    no_trace(kiosk, "itself")
    asked_nothing_of_the_world(place, trail)


def asked_nothing_of_the_world(place, trail):
    elsewhere = {path for path in trail.written() if not path.startswith((f"{place.root}/", *HARMLESS))}
    if elsewhere:
        raise Failure(f"it wrote outside of its folder: {sorted(elsewhere)}")
    if not any(path.startswith(f"{place.state}/") for path in trail.written()):
        raise Failure("not even its state was seen being written")
    # The program itself has files as sockets only. CUPS's own commands, where there is no CUPS, look for it on this
    # computer's port 631.
    asking = {line.split()[0] for line in trail.calls("execve") if '["lpstat"' in line}
    sockets = [line for line in trail.calls("socket") if "socket(AF_UNIX" not in line]
    abroad = [line for line in trail.calls("connect") if "AF_INET" in line and not re.search(AT_HOME, line)]
    strange = [line for line in sockets if line.split()[0] not in asking or "SOCK_STREAM" not in line] + abroad
    if strange:
        raise Failure(f"it opened sockets to a network: {strange}")
    if not trail.calls("socket"):
        raise Failure("not even the screen's socket was seen")
    listening = trail.calls("bind")
    if listening:
        raise Failure(f"it listens: {listening}")
    spying = [line for name in ("openat", "open") for line in trail.calls(name) if any(d in line for d in EARS_AND_EYES)]
    if spying:
        raise Failure(f"it opened a camera or a microphone: {spying}")
    started = [line for line in trail.calls("execve") if TRACES.search(line)]
    if started:
        raise Failure(f"a command line tells of a visit: {started}")
    limits = [line for name in ("prlimit64", "setrlimit") for line in trail.calls(name) if "RLIMIT_CORE" in line]
    if not any("rlim_cur=0, rlim_max=0" in line and line.endswith(" = 0") for line in limits):
        raise Failure(f"a core dump may be written: {limits}")
    dumpable = [line for line in trail.calls("prctl") if "PR_SET_DUMPABLE" in line]
    if not dumpable or not all("SUID_DUMP_DISABLE" in line for line in dumpable):
        raise Failure(f"other programs may look into the memory: {dumpable}")
    if PIN in read(trail.file):
        raise Failure("the PIN is in a call")


SCENARIOS = (no_visit_leaves_a_trace, a_visit_that_is_left_alone_leaves_no_trace)
play({scenario.__name__: scenario for scenario in SCENARIOS}, *sys.argv[1:4])
