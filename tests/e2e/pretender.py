"""Does what its arguments say, one after another, and tells systemd of it as waitwise does. For tests/deploy.rs."""

import os
import signal
import socket
import sys
import time


def tell(words):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as mouth:
        mouth.sendto(words.encode(), os.environ["NOTIFY_SOCKET"])


def child_tells(words):
    child = os.fork()
    if child == 0:
        tell(words)
        os._exit(0)
    os.waitpid(child, 0)


for argument in sys.argv[1:]:
    what, _, value = argument.partition(":")
    if what == "ready":
        if int(os.environ["WATCHDOG_PID"]) != os.getpid() or int(os.environ["WATCHDOG_USEC"]) <= 0:
            sys.exit("the watchdog is another program's")
        tell("READY=1\nSTATUS=shown")
    elif what == "child-ready":
        child_tells("READY=1")
    elif what == "alive":
        end = time.monotonic() + float(value)
        while time.monotonic() < end:
            tell("WATCHDOG=1")
            time.sleep(0.1)
    elif what == "hang":
        time.sleep(600)
    elif what == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    elif what == "stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif what == "exit":
        sys.exit(int(value))
    elif what == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    else:
        sys.exit(f"what is {argument}?")
