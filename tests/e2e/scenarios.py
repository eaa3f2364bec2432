"""Scenarios in a real window; each prints what it saw and ends with 0, or says what was missing and ends with 1."""

import json
import os
import shutil
import subprocess
import sys
import time

from actions import a_whole_visit_by_a_screen_reader  # noqa: F401
from kiosk import SETTLE_SECS, Failure, Kiosk, middle

# In the order of the questions.
ANSWERS = [
    "None of these",
    "None of these",
    "18 to 64",
    "No, or this does not apply to me",
    "No",
    "None of these",
    "None of these",
    "None of these",
    "Lower back",
    "No needles, please",
    "Fine",
    "Spread out",
    "Relaxing",
]


def attract_to_results(kiosk):
    kiosk.screenshot("attract")
    taps = 0
    for name in ("Touch to start", "For me", "Muscle pain", "To the questions"):
        kiosk.tap(name)
        taps += 1
    for number, answer in enumerate(ANSWERS, start=1):
        kiosk.expect(f"Question {number} of")
        kiosk.tap(answer)
        kiosk.screenshot(f"question-{number:02}")
        kiosk.tap("Next question")
        taps += 2
    kiosk.expect("Your answers")
    kiosk.screenshot("check-answers")
    kiosk.tap("See the result")
    taps += 1
    kiosk.expect("Where your answers lean")
    kiosk.expect("Massage: Worth discussing first. Because")
    kiosk.expect("Dry needling: Not for now. Because you would rather not have needles")
    kiosk.expect("This does not choose a treatment for you.")
    kiosk.screenshot("results")
    if taps > 36:
        raise Failure(f"{taps} taps to the results")
    print(f"{taps} taps from attract to results")


def red_flag_to_staff(kiosk):
    for name in ("Touch to start", "For me", "Muscle pain", "To the questions", "Chest pain", "Next question"):
        kiosk.tap(name)
    kiosk.expect("Please tell a member of staff now, or call 112.")
    kiosk.screenshot("refer-now")
    kiosk.tap("Ask staff")
    kiosk.expect("Please go to the front desk.")
    kiosk.screenshot("ask-staff")


def still_screen_draws_nothing(kiosk):
    for name in ("Touch to start", "For me", "Muscle pain"):
        kiosk.tap(name)
    kiosk.expect("In one minute")
    time.sleep(2)
    before = kiosk.frames()
    if before == 0:
        raise Failure("no frame was counted at all")
    time.sleep(30)
    drawn = kiosk.frames() - before
    print(f"{drawn} repaints in 30 s without input")
    if drawn != 0:
        raise Failure(f"{drawn} repaints in 30 s on a still screen")


def a_card_change_is_few_frames(kiosk):
    for name in ("Touch to start", "For me", "Muscle pain", "Compare them"):
        kiosk.tap(name)
    kiosk.expect("Card 1 of")
    time.sleep(2)
    # In the same place on every card, so that nothing has to be asked of the screen in between.
    x, y = middle(kiosk.find("Next card"))
    subprocess.run(["xdotool", "mousemove", str(x), str(y)], check=True)
    time.sleep(2)
    changes, drawn = 5, 0
    for _ in range(changes):
        # While a finger rests, its own frames come to an end.
        subprocess.run(["xdotool", "mousedown", "1"], check=True)
        time.sleep(1)
        before = kiosk.frames()
        subprocess.run(["xdotool", "mouseup", "1"], check=True)
        time.sleep(2)
        drawn += kiosk.frames() - before
    kiosk.expect(f"Card {1 + changes} of")
    print(f"{drawn} frames for {changes} card changes")
    # Twice on its way and once in its place; one more where a window manager has something to say.
    if not changes <= drawn <= 4 * changes:
        raise Failure(f"{drawn} frames for {changes} card changes")


def fills_the_screen_and_refuses_to_close(kiosk):
    wanted = tuple(int(part) for part in os.environ["SCREEN"].split("x"))
    kiosk.wait_for("a full screen", lambda: kiosk.geometry() == (0, 0, *wanted))
    for keys in ("alt+F4", "ctrl+q", "ctrl+w", "Escape"):
        # To the screen, so that the window manager gets them too: Alt+F4 is its request to close.
        subprocess.run(["xdotool", "key", keys], check=True)
        time.sleep(0.5)
    if not kiosk.is_running():
        raise Failure("a patient could close it")
    kiosk.expect("Touch to start")


def a_desk_window_can_be_closed(kiosk):
    if kiosk.geometry()[2:] != (540, 960):
        raise Failure(f"the window is {kiosk.geometry()}")
    subprocess.run(["xdotool", "windowfocus", "--sync", kiosk.window, "key", "alt+F4"], check=True)
    kiosk.wait_for("the window to close", lambda: not kiosk.is_running())
    if kiosk.process.returncode != 0:
        raise Failure(f"closing it ended with {kiosk.process.returncode}")


def broken_content_shows_the_embedded_pack(kiosk):
    kiosk.expect("Touch to start")
    kiosk.tap("Touch to start")
    kiosk.expect("Riverside Clinic")
    told = kiosk.stderr()
    for words in ("kiosk.ron:", "patients see the content inside the program"):
        if words not in told:
            raise Failure(f"staff are not told “{words}”: {told}")
    if kiosk.says("error"):
        raise Failure("a patient sees an error")


def a_preview_shows_mistakes_and_any_screen(kiosk):
    kiosk.expect("Shown, with things to look at")
    kiosk.tap("Muscle pain: How it is done")
    kiosk.expect("Card 1 of")
    kiosk.tap("Landscape")
    kiosk.tap("Largest")
    kiosk.tap("High contrast")
    kiosk.screenshot("landscape")
    change(kiosk.out, '"Riverside Clinic",', '"Riverside Clinic"')
    kiosk.expect("Error: A comma is missing after this.")
    kiosk.expect("1 error: an earlier state is shown")
    kiosk.expect("Card 1 of")
    kiosk.screenshot("mistake")
    change(kiosk.out, '"Riverside Clinic"', '"Hillside Clinic",')
    kiosk.expect("Shown, with things to look at")
    kiosk.tap("Normal text")
    kiosk.tap("Portrait")
    kiosk.tap("Muscle pain: Welcome")
    kiosk.expect("Hillside Clinic")
    kiosk.screenshot("mended")


def a_whole_visit_by_finger(kiosk):
    glass = kiosk.glass
    # Beside every button: the first tap only wakes.
    glass.tap(300, 200)
    kiosk.expect("Other people may see this screen")
    kiosk.screenshot("woken")
    time.sleep(SETTLE_SECS)
    for name in ("For me", "Muscle pain", "Compare them", "Text size"):
        kiosk.tap(name)
    kiosk.expect("More below")
    kiosk.screenshot("before-the-drag")
    before = kiosk.find_link("Source R0")
    # On a card, in the middle of the glass.
    x, y = glass.width / 2, glass.height * 0.42
    for attempt in range(1, 4):
        glass.drag(x, y, x, y - 240)
        time.sleep(SETTLE_SECS)
        kiosk.screenshot("after-the-drag")
        moved = before.y - kiosk.find_link("Source R0").y
        if moved:
            break
        # Beside other tests this glass now and then loses a whole drag; nobody knows why. What is not lost is held below.
        print(f"drag {attempt} was lost on the way")
    if not 180 <= moved <= 260:
        raise Failure(f"a drag of 240 pixels scrolled by {moved}")
    if kiosk.says("Where this comes from"):
        raise Failure("a drag opened a source")
    print(f"a drag of 240 pixels scrolled by {moved}")
    for name in ("Text size", "Text size"):
        kiosk.tap(name)
    while kiosk.find("Next card"):
        kiosk.tap("Next card")
    kiosk.tap("To the questions")
    # The glass loses one finger and never tells; two rest on an answer; one trembles.
    glass.begin(60, 900)
    x, y = middle(kiosk.find("Chest pain"))
    one, other = glass.begin(x, y), glass.begin(x + 40, y)
    glass.end(one, x, y)
    glass.end(other, x + 40, y)
    kiosk.wait_for("one tap of two fingers", lambda: kiosk.is_checked("Chest pain"))
    x, y = middle(kiosk.find("None of these"))
    glass.tap(x, y, wobble=12, hold_secs=3)
    kiosk.wait_for("a slow tap of a trembling finger", lambda: kiosk.is_checked("None of these"))
    time.sleep(SETTLE_SECS)
    kiosk.screenshot("after-a-lost-finger")
    kiosk.tap("Next question")
    for number, answer in enumerate(ANSWERS[1:], start=2):
        kiosk.expect(f"Question {number} of")
        kiosk.tap(answer)
        kiosk.tap("Next question")
    for name in ("See the result", "See the reasons", "Close"):
        kiosk.tap(name)
    kiosk.expect("Dry needling: Not for now. Because you would rather not have needles")
    kiosk.screenshot("results")
    for name in ("Take it with you", "Finish", "Clear and finish"):
        kiosk.tap(name)
    kiosk.expect("Touch to start")
    kiosk.screenshot("attract-again")


def content_folder(out):
    folder = f"{out}/content"
    for old in (folder, f"{out}/store"):
        shutil.rmtree(old, ignore_errors=True)
    shutil.copytree("assets/content", folder)
    return folder


def change(out, before, after):
    """As an editor saves: the file is written anew."""
    path = f"{out}/content/kiosk.ron"
    with open(path, encoding="utf-8") as file:
        text = file.read()
    if before not in text:
        raise Failure(f"there is no “{before}” in kiosk.ron")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(before, after))


def a_saved_change_reaches_the_screen(kiosk):
    kiosk.expect("Touch to start")
    kiosk.tap("Touch to start")
    kiosk.expect("Riverside Clinic")
    change(kiosk.out, "Riverside Clinic", "Hillside Clinic")
    kiosk.wait_for("the change to be proven", lambda: "as soon as nobody is at the screen" in kiosk.stderr())
    if kiosk.says("Hillside Clinic"):
        raise Failure("the content changed under a running visit")
    kiosk.expect("Riverside Clinic")
    kiosk.tap("Start over")
    kiosk.tap("Touch to start")
    kiosk.expect("Hillside Clinic")
    kiosk.screenshot("changed")
    change(kiosk.out, '"Hillside Clinic",', '"Broken Clinic"')
    kiosk.wait_for("the mistake to be told", lambda: "comma-missing" in kiosk.stderr())
    with open(f"{kiosk.out}/content/problems.txt", encoding="utf-8") as file:
        if "comma" not in file.read():
            raise Failure("problems.txt does not tell the mistake")
    kiosk.tap("Start over")
    kiosk.tap("Touch to start")
    kiosk.expect("Hillside Clinic")
    change(kiosk.out, '"Broken Clinic"', '"Seaside Clinic",')
    kiosk.wait_for("the mended file", lambda: kiosk.stderr().count("as soon as nobody") == 2)
    kiosk.tap("Start over")
    kiosk.tap("Touch to start")
    kiosk.expect("Seaside Clinic")


def status(kiosk, is_so):
    """What the kiosk says of itself, once it says so."""

    def look():
        try:
            with open(f"{os.environ['XDG_STATE_HOME']}/waitwise/status.json", encoding="utf-8") as file:
                told = json.load(file)
        except FileNotFoundError:
            return None
        return told if is_so(told) else None

    return kiosk.wait_for("status.json", look)


# What goes on by itself.
MOVING = {"now", "now_unix_secs", "frames", "last_frame_age_secs", "free_bytes", "content"}


def says_nothing_of_a_visit(kiosk):
    before = status(kiosk, lambda told: told["glass"]["height_px"] == 1920 and told["voice"]["why_none"])
    if before["glass"]["long_side_mm"] != 600 or before["place"] != "Room 2" or before["pid"] != kiosk.process.pid:
        raise Failure(f"status.json is not of this device: {before}")
    if before["content"]["origin"] != "folder" or not before["gpu"]["renderer"]:
        raise Failure(f"status.json lacks what it should say: {before}")
    kiosk.tap("Touch to start")
    kiosk.tap("Español")
    # Written in the middle of a visit.
    change(kiosk.out, "Riverside Clinic", "Broken Clinic")
    change(kiosk.out, "format: 2,", "format: 2")
    after = status(kiosk, lambda told: told["content"]["refused"])
    differ = {name for name in before if before[name] != after[name]} - MOVING
    if differ or before.keys() != after.keys() or before["content"]["topics"] != after["content"]["topics"]:
        raise Failure(f"a visit changed {differ}: {before} became {after}")


def device_file(out):
    path = f"{out}/device.ron"
    with open(path, "w", encoding="utf-8") as file:
        file.write('(format: 1, glass: (long_side_mm: 600, viewing_distance_mm: 500), voice: Off, place: "Room 2")')
    return path


def main():
    program, name, out = sys.argv[1:4]
    arguments = []
    if name in ("still_screen_draws_nothing", "a_card_change_is_few_frames"):
        arguments = ["run", "--frame-log"]
    if name == "a_desk_window_can_be_closed":
        arguments = ["run", "--windowed", "--size", "540x960"]
    if name == "broken_content_shows_the_embedded_pack":
        arguments = ["run", "--content", content_folder(out), "--store", f"{out}/store"]
        change(out, "Riverside Clinic", "Broken Clinic")
        change(out, "format: 2,", "format: 2")
    if name == "a_saved_change_reaches_the_screen":
        arguments = ["run", "--content", content_folder(out), "--store", f"{out}/store"]
    if name == "says_nothing_of_a_visit":
        arguments = ["run", "--content", content_folder(out), "--store", f"{out}/store", "--device", device_file(out)]
    if name == "a_preview_shows_mistakes_and_any_screen":
        arguments = ["preview", content_folder(out)]
    kiosk = None
    try:
        kiosk = Kiosk(program, out, arguments)
        globals()[name](kiosk)
    except Failure as failure:
        if kiosk:
            kiosk.screenshot("failure")
        print(f"{name}: {failure}", file=sys.stderr)
        sys.exit(1)
    finally:
        if kiosk:
            kiosk.stop()


if __name__ == "__main__":
    main()
