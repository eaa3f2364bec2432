"""What a systemd unit says about starting a program again: the tests follow the unit that is shipped."""

import re

SECONDS_OF = {
    "": 1,
    "us": 1e-6,
    "ms": 1e-3,
    "s": 1,
    "sec": 1,
    "second": 1,
    "seconds": 1,
    "m": 60,
    "min": 60,
    "minute": 60,
    "minutes": 60,
    "h": 3600,
    "hr": 3600,
    "hour": 3600,
    "hours": 3600,
}


def settings(path):
    """{"Section.Key": [values]}: a key may be there several times, and an empty value forgets those before it."""
    found, section = {}, ""
    with open(path, encoding="utf-8") as file:
        lines = file.read().replace("\\\n", " ").splitlines()
    for line in map(str.strip, lines):
        if not line or line[0] in "#;":
            continue
        if line[0] == "[":
            section = line.strip("[]")
            continue
        key, value = (part.strip() for part in line.split("=", 1))
        if value:
            found.setdefault(f"{section}.{key}", []).append(value)
        else:
            found[f"{section}.{key}"] = []
    return found


def seconds(span):
    """"30", "1min 30s", "500ms" or "infinity" in seconds."""
    if span == "infinity":
        return float("inf")
    parts = re.findall(r"([0-9.]+)\s*([a-z]*)", span)
    if not parts or re.sub(r"[0-9.]+\s*[a-z]*\s*", "", span):
        raise ValueError(f"“{span}” is no time")
    return sum(float(number) * SECONDS_OF[unit] for number, unit in parts)


class Policy:
    """When a program is started again, and when it is killed. What a unit leaves out is as systemd has it."""

    def __init__(self, path):
        said = settings(path)

        def last(key, default):
            return (said.get(key) or [default])[-1]

        self.path = path
        self.type = last("Service.Type", "simple")
        self.restart = last("Service.Restart", "no")
        self.restart_secs = seconds(last("Service.RestartSec", "100ms"))
        self.no_restart = {word for value in said.get("Service.RestartPreventExitStatus", []) for word in value.split()}
        self.watchdog_secs = seconds(last("Service.WatchdogSec", "0"))
        self.start_secs = seconds(last("Service.TimeoutStartSec", "90"))
        self.stop_secs = seconds(last("Service.TimeoutStopSec", "90"))
        self.abort_secs = seconds(last("Service.TimeoutAbortSec", str(self.stop_secs)))
        self.limit_secs = seconds(last("Unit.StartLimitIntervalSec", "10"))
        self.limit_starts = int(last("Unit.StartLimitBurst", "5"))
        self.notify_access = last("Service.NotifyAccess", "main" if self.type == "notify" else "none")
        if self.restart not in ("no", "always"):
            raise ValueError(f"{path}: Restart={self.restart} is not followed here")

    def starts_again(self, how):
        """`how` is an exit code like "70", or a signal like "SIGABRT"."""
        return self.restart == "always" and how not in self.no_restart
