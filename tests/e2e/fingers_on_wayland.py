"""Fingers on the glass that `glass.c` gives to weston."""

import os
import socket
import struct
import time

from fingers import BEAT_SECS, BEGIN, END, UPDATE, Glass

# wl_touch's own order, as weston has it inside.
KINDS = {BEGIN: 0, END: 1, UPDATE: 2}


class WaylandGlass(Glass):
    def __init__(self):
        self.width, self.height = (int(part) for part in os.environ["SCREEN"].split("x"))
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(os.environ["GLASS"])
        self.number = 0

    def _touch(self, finger, kind, x, y):
        self.socket.sendall(struct.pack("=iidd", finger, KINDS[kind], x, y))
        self.socket.recv(1)
        time.sleep(BEAT_SECS)
