"""The program itself fails, stands still, or is ended."""

import signal
import subprocess
import time

from kiosk import Failure
from station import Place

# What the first question asks; nothing of it may be told to anybody.
ANSWER = "Chest pain"


def a_panic_in_a_frame_asks_to_start_again(out, start):
    kiosk = start(Place(out))
    kiosk.visit()
    kiosk.tap(ANSWER)
    kiosk.fail()
    kiosk.expect("Please start again")
    kiosk.screenshot("start-again")
    kiosk.attracts()
    kiosk.tells("The program failed at src/kiosk/mod.rs")
    kiosk.never_tells(ANSWER, "chest-pain", "muscle-pain/questions")
    # It still works, and nothing of the visit is left.
    kiosk.visit()
    kiosk.expect("Question 1 of")
    if kiosk.is_checked(ANSWER):
        raise Failure("the answer is still there")
    kiosk.tap(ANSWER)
    kiosk.tap("Next question")
    kiosk.expect("Please tell a member of staff now")
    # Once more is got over; the third time within a minute only a new start can help.
    kiosk.fail()
    kiosk.attracts()
    kiosk.fail()
    kiosk.ends_with(70)
    kiosk.tells("It failed again and again")


def a_second_start_says_so_and_ends(out, start):
    kiosk = start(Place(out))
    kiosk.visit()
    second = subprocess.run(
        kiosk.place.command(kiosk.program), env=kiosk.environment, capture_output=True, text=True, timeout=60
    )
    if second.returncode != 2 or "already runs on this screen" not in second.stderr:
        raise Failure(f"the second one ended with {second.returncode}: {second.stderr}")
    kiosk.expect("Question 1 of")
    # Asked to end, it ends well.
    kiosk.process.terminate()
    kiosk.ends_with(0)
    # Its lock goes with it, however it ended.
    kiosk.again()
    kiosk.kill()
    kiosk.again()


def whatever_ends_or_stops_it_is_followed_by_a_new_start(out, start):
    kiosk = start(Place(out), supervised={"watchdog_secs": 4, "restart_secs": 0.2, "abort_secs": 0.5})
    supervisor = kiosk.supervisor
    # A still screen is not taken for a dead one.
    supervisor.wait_for("alive", 3)
    kiosk.visit()
    kiosk.tap(ANSWER)
    kiosk.process.send_signal(signal.SIGKILL)
    kiosk.comes_back(2)
    kiosk.process.send_signal(signal.SIGSTOP)
    supervisor.wait_for("silent too long")
    kiosk.comes_back(3)
    kiosk.fail("stall")
    supervisor.wait_for("silent too long", 2)
    kiosk.comes_back(4)
    for failure in range(3):
        if failure:
            kiosk.attracts()
        kiosk.fail()
    supervisor.wait_for("ended with 70")
    kiosk.comes_back(5)
    time.sleep(1)
    supervisor.stop()
    if supervisor.lines[-2:] != ["ended with 0", "stopped"]:
        raise Failure(f"stopping it: {supervisor.lines[-4:]}")
    kiosk.never_tells(ANSWER, "chest-pain")
