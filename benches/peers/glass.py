"""A screen seen and touched from outside: an X client of a few lines, since starting a tool for each look takes longer than
what is measured."""

import os
import socket
import struct

GET_IMAGE, QUERY_EXTENSION = 73, 98
PRESS, RELEASE, MOTION = 4, 5, 6
BYTES_PER_PIXEL = 4


class Glass:
    def __init__(self):
        number = os.environ["DISPLAY"].split(":")[1].split(".")[0]
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(f"/tmp/.X11-unix/X{number}")
        self._send(struct.pack("<BxHHHHxx", ord("l"), 11, 0, 0, 0))
        accepted, words = struct.unpack("<BxxxxxH", self._receive(8))
        answer = self._receive(words * 4)
        if accepted != 1:
            raise OSError(f"the screen refuses: {answer}")
        vendor, formats = struct.unpack("<16xHxxxB", answer[:22])
        self.root = struct.unpack_from("<I", answer, 32 + (vendor + 3) // 4 * 4 + formats * 8)[0]
        name = b"XTEST"
        self._send(struct.pack("<BxHHxx8s", QUERY_EXTENSION, 4, len(name), name))
        self.xtest = self._reply()[9]

    def look(self, x, y, width, height):
        """The pixels of a rectangle, as bytes."""
        self._send(struct.pack("<BBHIhhHHI", GET_IMAGE, 2, 5, self.root, x, y, width, height, 0xFFFFFFFF))
        return self._reply()[32:]

    def press(self, x, y):
        self._fake(MOTION, 0, x, y)
        self._fake(PRESS, 1, 0, 0)

    def release(self):
        self._fake(RELEASE, 1, 0, 0)

    def _fake(self, kind, detail, x, y):
        self._send(struct.pack("<BBHBBxxII8xhh7xB", self.xtest, 2, 9, kind, detail, 0, self.root, x, y, 0))

    def _send(self, data):
        self.socket.sendall(data)

    def _reply(self):
        while True:
            head = self._receive(32)
            if head[0] == 0:
                raise OSError(f"the screen says error {head[1]}")
            if head[0] == 1:
                return head + self._receive(struct.unpack_from("<I", head, 4)[0] * 4)

    def _receive(self, size):
        data = bytearray()
        while len(data) < size:
            more = self.socket.recv(size - len(data))
            if not more:
                raise OSError("the screen is gone")
            data += more
        return bytes(data)
