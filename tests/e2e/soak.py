"""Random visits in a real window, for as long as is wanted: no crash, and memory, file handles, threads and textures stay
what they were. Says what it measured; ends with 1 where something grew."""

import os
import random
import re
import statistics
import subprocess
import sys
import time

from kiosk import SETTLE_SECS, TAPPABLE, Atspi, Failure, Kiosk, middle
from scenarios import content_folder

# A part of the time, to have seen nearly every picture in nearly every size.
WARM_UP = 0.2
# At most so much more at the end than after warming up.
GROWTH = 1.05
# Minutes are too short to have seen it all: memory must only stay below what it takes once all was seen, in KiB.
LONG_SECS, MOST_IN_MINUTES_KIB = 3600, 160 * 1024
# The program's own, textures among it. What it shares with others (code, libraries) can't leak, and its share of that halves
# while a second one runs.
OWN, SHARED_TOO = "memory of its own, KiB", "memory with its share of libraries (PSS), KiB"
MEASURES = (OWN, SHARED_TOO, "file handles", "threads", "textures", "pictures, KiB")
CHOICES = {Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON}
TOPICS = ("Muscle pain", "Low back pain", "Shoulder pain", "Tennis elbow", "Worn knee joint", "Carpal tunnel")
WAYS_ON = (
    "Touch to start", "For me", *TOPICS, "Compare them", "Next card", "To the questions", "Next question", "See the result",
)
LOOKS = ("Language", "Text size", "Contrast", "Buttons lower", "Español", "العربية", "English")
ENDS = ("Start over", "Finish", "Clear and finish")
TEXT = ("Riverside Clinic", "Hillside Clinic", "Seaside Clinic")


class Soak:
    def __init__(self, kiosk, seed):
        self.kiosk, self.dice = kiosk, random.Random(seed)
        self.width, self.height = (int(part) for part in os.environ["SCREEN"].split("x"))
        self.visits = self.deeds = self.saves = 0
        # Seconds, and the measures.
        self.samples = []
        self.log = open(kiosk.log_path, encoding="utf-8")
        # For whoever wants to see how something grew.
        self.table = open(f"{kiosk.out}/samples.csv", "w", encoding="ascii", buffering=1)
        self.table.write("secs,own_kib,pss_kib,handles,threads,textures,pictures_kib\n")
        self.textures = self.pictures_kib = 0

    def play(self, secs):
        started = time.monotonic()
        while (now := time.monotonic() - started) < secs:
            self.deed()
            self.deeds += 1
            self.samples.append((now, *self.measured()))
            self.table.write(",".join(f"{value:.0f}" for value in self.samples[-1]) + "\n")

    def tour(self, topics):
        """Every card and question once, so that their pictures are no growth."""
        for topic in topics:
            self.see(topic)
            self.kiosk.tap("Start over")
            self.kiosk.wait_for("the first screen", self.starts_over)

    def starts_over(self):
        """Whether the visit is over; what asks whether it shall be is answered."""
        if self.kiosk.find("Touch to start"):
            return True
        for name in ENDS:
            if box := self.kiosk.find(name):
                self.touch(*middle(box))
                time.sleep(SETTLE_SECS)
        return False

    def see(self, topic):
        for name in ("Touch to start", "For me", topic, "Compare them"):
            self.kiosk.tap(name)
        while self.kiosk.find("Next card"):
            self.kiosk.tap("Next card")
        self.kiosk.tap("To the questions")
        while not self.kiosk.find("See the result"):
            choices = self.things(CHOICES)
            if choices:
                self.touch(*self.dice.choice(choices)[1])
                time.sleep(SETTLE_SECS)
            way_on = self.kiosk.find("Next question")
            if not way_on:
                # An emergency, for one: that is no question.
                break
            self.touch(*middle(way_on))
            time.sleep(SETTLE_SECS)
        self.visits += 1

    def deed(self):
        if not self.kiosk.is_running():
            raise Failure(f"the program ended with {self.kiosk.process.returncode}: {self.kiosk.stderr()[-2000:]}")
        lot = self.dice.random()
        if lot < 0.02:
            # Nobody there: the warning, and the end of the visit.
            time.sleep(self.dice.choice((31, 52)))
        elif lot < 0.04:
            self.save_a_text()
        elif lot < 0.10:
            self.touch(self.dice.randrange(self.width), self.dice.randrange(self.height))
        else:
            self.tap_something()

    def tap_something(self):
        things = self.things()
        if not things:
            return
        names = [name for name, _ in things]
        preferred = self.dice.choice((WAYS_ON, WAYS_ON, LOOKS, ENDS, ()))
        wanted = [thing for thing in things if thing[0] in preferred]
        name, place = self.dice.choice(wanted or things)
        self.visits += "Touch to start" in names or name in ENDS
        self.touch(*place)
        if self.dice.random() < 0.1:
            self.touch(*place)
        # Mostly as fast as people are, now and then faster than the page settles.
        time.sleep(self.dice.choice((0.05, 0.45, 0.45)))

    def things(self, roles=TAPPABLE | {Atspi.Role.LINK}):
        """What can be tapped, with where."""
        found = []
        try:
            for node in self.kiosk.nodes():
                if node.get_role() in roles:
                    box = node.get_extents(Atspi.CoordType.SCREEN)
                    x, y = middle(box)
                    if box.width > 0 and 0 <= x < self.width and 0 <= y < self.height:
                        found.append((node.get_name(), (x, y)))
        except Exception:  # the screen changed while it was read
            return []
        return found

    def touch(self, x, y):
        place = ["mousemove", str(x), str(y)]
        subprocess.run(["xdotool", *place, "mousedown", "1", "sleep", "0.06", "mouseup", "1"], check=True)

    def save_a_text(self):
        """As an editor saves: the file is written anew."""
        path = f"{self.kiosk.out}/content/kiosk.ron"
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(r'clinic: "[^"]*"', f'clinic: "{self.dice.choice(TEXT)}"', text))
        self.saves += 1

    def measured(self):
        process = self.kiosk.process.pid
        with open(f"/proc/{process}/smaps_rollup", encoding="ascii") as file:
            kib = {line.split()[0]: int(line.split()[1]) for line in file if line.startswith("Pss")}
        for line in self.log:
            if words := re.match(r"frame .*, (\d+) textures, (\d+) KiB of pictures", line):
                self.textures, self.pictures_kib = int(words[1]), int(words[2])
        handles = len(os.listdir(f"/proc/{process}/fd"))
        threads = len(os.listdir(f"/proc/{process}/task"))
        return kib["Pss_Anon:"], kib["Pss:"], handles, threads, self.textures, self.pictures_kib

    def judge(self, secs):
        warm = [sample for sample in self.samples if sample[0] >= WARM_UP * secs]
        third = max(1, len(warm) // 3)
        faults = []
        print(f"{self.visits} visits, {self.deeds} deeds and {self.saves} saves in {secs} s")
        # A handle more for a moment is no growth; one that stays is. Textures are pictures in each size that was shown.
        for at, what in enumerate(MEASURES, start=1):
            before = statistics.median(sample[at] for sample in warm[:third])
            after = statistics.median(sample[at] for sample in warm[-third:])
            print(f"{what}: {before:.0f} after warming up, {after:.0f} at the end ({after / before:.3f})")
            if what == SHARED_TOO:
                continue
            if what in ("file handles", "threads") or secs >= LONG_SECS:
                grew = after > before * GROWTH
            else:
                grew = what == OWN and after > MOST_IN_MINUTES_KIB
            if grew:
                faults.append(what)
        if faults:
            raise Failure(f"grew: {', '.join(faults)}")


def main():
    program, _, out = sys.argv[1:4]
    secs, seed = float(os.environ.get("SOAK_SECS", "120")), int(os.environ.get("SOAK_SEED", "7"))
    content = content_folder(out)
    with open(f"{content}/kiosk.ron", encoding="utf-8") as file:
        text = file.read()
    with open(f"{content}/kiosk.ron", "w", encoding="utf-8") as file:
        file.write(re.sub(r"idle_secs: \d+", "idle_secs: 30", text))
    kiosk = None
    try:
        kiosk = Kiosk(program, out, ["run", "--frame-log", "--content", content, "--store", f"{out}/store"])
        soak = Soak(kiosk, seed)
        # Minutes are better spent on what may happen than on seeing it all.
        soak.tour(TOPICS if secs >= LONG_SECS else TOPICS[:1])
        soak.play(secs)
        soak.judge(secs)
    except Failure as failure:
        if kiosk:
            kiosk.screenshot("failure")
        print(f"soak, seed {seed}: {failure}", file=sys.stderr)
        sys.exit(1)
    finally:
        if kiosk:
            kiosk.stop()


main()
