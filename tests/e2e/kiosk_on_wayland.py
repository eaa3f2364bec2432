"""The kiosk on a Wayland screen: read as a screen reader does, touched through `glass.c`."""

import os
import subprocess
import tempfile

import gi

gi.require_version("Atspi", "2.0")
from fingers_on_wayland import WaylandGlass  # noqa: E402
from gi.repository import Atspi  # noqa: E402
from kiosk import Failure, Kiosk  # noqa: E402


class WaylandKiosk(Kiosk):
    glass_kind = WaylandGlass

    def _find_window(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}: {self.stderr()}")
        return self.frame()

    def frame(self):
        try:
            return next((node for node in self.nodes() if node.get_role() == Atspi.Role.FRAME), None)
        except Exception:  # it changed while it was read
            return None

    @staticmethod
    def photograph(path):
        # It writes into the folder it is started in, under a name of its own.
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["weston-screenshooter"], cwd=folder, check=True, capture_output=True)
            (picture,) = os.listdir(folder)
            turned = os.environ.get("TURNED", "0")
            subprocess.run(["convert", f"{folder}/{picture}", "-rotate", turned, "+repage", path], check=True)

    def window_size(self):
        frame = self.frame()
        box = frame.get_extents(Atspi.CoordType.WINDOW) if frame else None
        return (box.width, box.height) if box else None
