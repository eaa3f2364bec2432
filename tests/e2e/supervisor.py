#!/usr/bin/env python3
"""Stands in for systemd, which does not run on a test machine: starts a program, hears its sd_notify, kills it when it
falls silent, and starts it again as the unit in deploy/ says. What happened is written as lines.

As a command: supervisor.py [--unit FILE] [--watchdog-secs N] [--restart-secs N] … [--starts N] -- PROGRAM …
ends when the program is not started again, after N starts, or with SIGTERM.
"""

import argparse
import contextlib
import os
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from unit_file import Policy  # noqa: E402

UNIT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../deploy/waitwise.service")
CREDENTIALS = struct.Struct("iII")  # pid, uid, gid
DATAGRAM_BYTES = 4096
BEAT_SECS = 0.02
# Only the program that was started may be told its WATCHDOG_PID, and it is not known before it is started.
WITH_PID = ["/bin/sh", "-c", 'export WATCHDOG_PID=$$; exec "$@"', "sh"]


class Supervisor:
    """Use it in a `with`; `wait_for` a line; `stop` stops as `systemctl stop` does."""

    def __init__(self, program, unit=UNIT, environment=None, tell=None, output=None, most_starts=None, **instead):
        """`instead` changes a field of the unit's policy, such as `watchdog_secs`."""
        self.program, self.environment, self.output = list(program), environment, output
        self.policy = Policy(unit)
        for name, value in instead.items():
            if not hasattr(self.policy, name):
                raise ValueError(f"a policy has no {name}")
            setattr(self.policy, name, value)
        self.most_starts = most_starts
        self.lines, self.process, self.is_ready = [], None, False
        self._tell, self.stopping, self.done = tell, threading.Event(), threading.Event()
        self._heard = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def start(self):
        self._thread.start()
        return self

    @property
    def pid(self):
        return self.process.pid if self.process else None

    def wait_for(self, words, count=1, timeout_secs=60):
        """Waits until as many lines begin with these words."""
        with self._heard:
            if not self._heard.wait_for(lambda: self.count(words) >= count, timeout_secs):
                raise TimeoutError(f"waited {timeout_secs} s for “{words}” ({count}); happened: {self.lines}")

    def count(self, words):
        return sum(line.startswith(words) for line in self.lines)

    def join(self, timeout_secs=None):
        """Waits until the program is not started again."""
        if not self.done.wait(timeout_secs):
            raise TimeoutError(f"still running after {timeout_secs} s; happened: {self.lines}")

    def stop(self):
        self.stopping.set()
        self._thread.join()

    def _say(self, line):
        with self._heard:
            self.lines.append(line)
            self._heard.notify_all()
        if self._tell:
            self._tell(line)

    def _run(self):
        starts = []
        try:
            while not self.stopping.is_set():
                now = time.monotonic()
                starts = [at for at in starts if now - at < self.policy.limit_secs] + [now]
                # An interval of 0 is no limit.
                if self.policy.limit_secs and len(starts) > self.policy.limit_starts:
                    return self._say("failed: started too often")
                how = self._run_once()
                if self.stopping.is_set():
                    return self._say("stopped")
                if not self.policy.starts_again(how):
                    return self._say(f"not started again after {how}")
                if self.count("started") == self.most_starts:
                    return None
                self._say(f"starting again in {self.policy.restart_secs:g} s")
                self.stopping.wait(self.policy.restart_secs)
        finally:
            self.done.set()

    def _run_once(self):
        with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
            ear.bind(f"{folder}/notify")
            ear.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            ear.settimeout(BEAT_SECS)
            environment = dict(self.environment if self.environment is not None else os.environ)
            environment["NOTIFY_SOCKET"] = f"{folder}/notify"
            if self.policy.watchdog_secs:
                environment["WATCHDOG_USEC"] = str(int(self.policy.watchdog_secs * 1e6))
            program = (WITH_PID if self.policy.watchdog_secs else []) + self.program
            self.is_ready = False
            # A session of its own, so that what it started can be ended with it, as a control group is.
            self.process = subprocess.Popen(
                program, env=environment, stdout=self.output, stderr=self.output, start_new_session=True
            )
            self._say(f"started {self.process.pid}")
            self._watch(ear)
            return self._ended()

    def _watch(self, ear):
        """Until the program has ended; kills it when it is late or has to stop."""
        policy = self.policy
        deadline = time.monotonic() + policy.start_secs if policy.type == "notify" else None
        late = "not ready in time"
        while True:
            # What it said with its last breath is still heard.
            has_ended = self.process.poll() is not None
            words = self._hear(ear)
            if has_ended and not words:
                return
            for word in words:
                if word == "READY=1" and not self.is_ready:
                    self.is_ready = True
                    self._say("ready")
                elif word == "WATCHDOG=1" and self.is_ready:
                    self._say("alive")
                elif word == "WATCHDOG=trigger":
                    late, deadline = "watchdog triggered", 0
                    continue
                elif word.startswith(("STATUS=", "STOPPING=1")):
                    self._say(word)
                    continue
                else:
                    continue
                late = "silent too long"
                deadline = time.monotonic() + policy.watchdog_secs if policy.watchdog_secs else None
            if has_ended:
                continue
            if self.stopping.is_set():
                return self._kill(signal.SIGTERM, policy.stop_secs)
            if deadline is not None and time.monotonic() > deadline:
                self._say(late)
                if self.is_ready:
                    return self._kill(signal.SIGABRT, policy.abort_secs)
                return self._kill(signal.SIGTERM, policy.stop_secs)

    def _hear(self, ear):
        try:
            data, ancillary, _, _ = ear.recvmsg(DATAGRAM_BYTES, socket.CMSG_SPACE(CREDENTIALS.size))
        except (TimeoutError, socket.timeout):
            return []
        sender = next(
            (CREDENTIALS.unpack(value)[0] for level, kind, value in ancillary if kind == socket.SCM_CREDENTIALS), None
        )
        if self.policy.notify_access == "main" and sender != self.process.pid:
            self._say(f"not heard: {sender} is not the program")
            return []
        return data.decode(errors="replace").splitlines()

    def _kill(self, first, patience_secs):
        """A stopped process hears no signal but SIGKILL."""
        self._say(f"killed with {first.name}")
        self.process.send_signal(first)
        try:
            self.process.wait(patience_secs)
        except subprocess.TimeoutExpired:
            self._say("killed with SIGKILL")
            self.process.kill()
            self.process.wait()

    def _ended(self):
        code = self.process.wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        how = signal.Signals(-code).name if code < 0 else str(code)
        self._say(f"ended with {how}")
        return how


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unit", default=UNIT)
    for name in ("watchdog", "restart", "abort", "stop", "start"):
        parser.add_argument(f"--{name}-secs", type=float)
    parser.add_argument("--starts", type=int, help="end after so many starts")
    parser.add_argument("program", nargs="+")
    chosen = vars(parser.parse_args())
    unit, starts, program = chosen.pop("unit"), chosen.pop("starts"), chosen.pop("program")
    instead = {name: value for name, value in chosen.items() if value is not None}
    supervisor = Supervisor(program, unit, tell=lambda line: print(line, flush=True), most_starts=starts, **instead)
    signal.signal(signal.SIGTERM, lambda *_: supervisor.stopping.set())
    supervisor.start().join()


if __name__ == "__main__":
    main()
