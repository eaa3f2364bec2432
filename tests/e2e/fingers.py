"""Fingers on a glass that is a socket: the driver "inputtest" of xserver-xorg-core, which sends true touch events."""

import os
import socket
import struct
import time

# xf86-input-inputtest-protocol.h of the X server, version 1.1.
CLIENT_VERSION, WAIT_FOR_SYNC, TOUCH = 0, 1, 6
BEGIN, UPDATE, END = 18, 19, 20
VALUATORS = 64
# Where its axes end.
FAR = 65535
# As fast as a glass tells of a finger.
BEAT_SECS = 0.016


class Glass:
    def __init__(self):
        self.width, self.height = (int(part) for part in os.environ["SCREEN"].split("x"))
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(os.environ["GLASS"])
        self.number = 0
        self._send(CLIENT_VERSION, struct.pack("=HH", 1, 1))
        self.socket.recv(12)

    def tap(self, x, y, wobble=0, hold_secs=0.08):
        finger = self.begin(x, y)
        self.move(finger, x + wobble, y - wobble)
        time.sleep(hold_secs)
        self.end(finger, x + wobble, y - wobble)

    def drag(self, x, y, to_x, to_y, steps=20):
        finger = self.begin(x, y)
        for step in range(1, steps + 1):
            self.move(finger, x + (to_x - x) * step / steps, y + (to_y - y) * step / steps)
        # It rests before it lifts, so that nothing glides on.
        for jitter in (1, 0) * 10:
            self.move(finger, to_x + jitter, to_y)
        time.sleep(1.5)
        self.end(finger, to_x, to_y)

    def begin(self, x, y):
        self.number += 1
        self._touch(self.number, BEGIN, x, y)
        return self.number

    def move(self, finger, x, y):
        self._touch(finger, UPDATE, x, y)

    def end(self, finger, x, y):
        self._touch(finger, END, x, y)

    def _touch(self, finger, kind, x, y):
        axes = [0.0] * VALUATORS
        axes[0], axes[1] = FAR * x / self.width, FAR * y / self.height
        mask = bytes([0b11]) + bytes(VALUATORS // 8 - 1)
        values = struct.pack(f"={VALUATORS}d", *axes)
        self._send(TOUCH, struct.pack("=III8s4x", finger, kind, 0, mask) + values + bytes(len(values)))
        self._send(WAIT_FOR_SYNC, b"")
        self.socket.recv(8)
        time.sleep(BEAT_SECS)

    def _send(self, kind, body):
        self.socket.sendall(struct.pack("=II", 8 + len(body), kind) + body)
