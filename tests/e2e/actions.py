"""A whole visit as a screen reader makes it: by role, name and `do_action`, with no finger and no key."""

import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402
from kiosk import SETTLE_SECS, TAPPABLE, Failure  # noqa: E402

BUTTON = {Atspi.Role.PUSH_BUTTON}
LINK = {Atspi.Role.LINK}
ONE_OF = {Atspi.Role.RADIO_BUTTON}
ANY_OF = {Atspi.Role.CHECK_BOX}
# Question by question: role and words of the answer.
ANSWERS = [
    (ANY_OF, "None of these"),
    (ANY_OF, "None of these"),
    (ONE_OF, "18 to 64"),
    (ONE_OF, "No, or this does not apply to me"),
    (ONE_OF, "No"),
    (ANY_OF, "None of these"),
    (ANY_OF, "None of these"),
    (ANY_OF, "None of these"),
    (ANY_OF, "Lower back"),
    (ONE_OF, "No needles, please"),
    (ONE_OF, "Fine"),
    (ONE_OF, "Spread out"),
    (ONE_OF, "Relaxing"),
]


class Reader:
    def __init__(self, kiosk):
        self.kiosk = kiosk
        self.heard = 0

    def do(self, name, roles=BUTTON):
        node = self.kiosk.wait_for(f"“{name}” as one of {roles}", lambda: self.kiosk.node(name, roles))
        states = node.get_state_set()
        if not states.contains(Atspi.StateType.ENABLED) or not states.contains(Atspi.StateType.SENSITIVE):
            raise Failure(f"“{name}” can't be used")
        if not Atspi.Action.do_action(node, 0):
            raise Failure(f"“{name}” has no action")
        time.sleep(SETTLE_SECS)
        self.listen(after=name)

    def listen(self, after):
        """Everything on the page has a role; what can be used, seen or gone to has a name; what can be chosen, a state."""
        nodes = list(self.kiosk.nodes())
        for node in nodes:
            role, name = node.get_role(), node.get_name()
            if role in (Atspi.Role.INVALID, Atspi.Role.UNKNOWN):
                raise Failure(f"after “{after}”: “{name}” has no role")
            acts = Atspi.Accessible.get_action_iface(node) is not None
            must = role in TAPPABLE | LINK | {Atspi.Role.IMAGE, Atspi.Role.HEADING, Atspi.Role.FRAME}
            if (acts or must) and not name:
                raise Failure(f"after “{after}”: a {node.get_role_name()} without a name")
            if acts and role not in TAPPABLE | LINK | {Atspi.Role.IMAGE}:
                raise Failure(f"after “{after}”: “{name}” can be used and is a {node.get_role_name()}")
            if role in ONE_OF | ANY_OF and not node.get_state_set().contains(Atspi.StateType.CHECKABLE):
                raise Failure(f"after “{after}”: “{name}” does not say whether it is chosen")
            self.heard += 1
        frames = [node.get_name() for node in nodes if node.get_role() == Atspi.Role.FRAME]
        if frames != ["Riverside Clinic"]:
            raise Failure(f"the frame is called {frames}")


def a_whole_visit_by_a_screen_reader(kiosk):
    reader = Reader(kiosk)
    reader.listen(after="the start")
    for name in ("Touch to start", "For me", "Muscle pain", "Compare them"):
        reader.do(name)
    reader.do("Source R0", LINK)
    kiosk.expect("Where this comes from")
    reader.do("Close")
    while kiosk.node("Next card", BUTTON):
        reader.do("Next card")
    reader.do("To the questions")
    reader.do("Ask staff")
    reader.do("Close")
    for number, (roles, answer) in enumerate(ANSWERS, start=1):
        kiosk.expect(f"Question {number} of")
        if kiosk.is_checked(answer):
            raise Failure(f"“{answer}” is chosen before anybody did")
        waiting = kiosk.node("Choose an answer first", BUTTON)
        if waiting is None or waiting.get_state_set().contains(Atspi.StateType.SENSITIVE):
            raise Failure(f"question {number} does not say that it waits for an answer")
        reader.do(answer, roles)
        if not kiosk.is_checked(answer):
            raise Failure(f"“{answer}” does not say that it is chosen")
        reader.do("Next question")
    reader.do("Change: Needles")
    reader.do("Next question")
    for name in ("See the result", "See the reasons"):
        reader.do(name)
    kiosk.expect("The reasons")
    reader.do("Close")
    kiosk.expect("Massage: Worth discussing first. Because")
    kiosk.screenshot("results")
    for name in ("Take it with you", "Finish", "Clear and finish"):
        reader.do(name)
    kiosk.expect("Touch to start")
    print(f"{reader.heard} nodes heard")
