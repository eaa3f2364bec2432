#!/usr/bin/env bash
# A screen of its own with a window manager and an accessibility bus; runs one scenario in it, or what PLAY names.
# usage: session.sh WIDTHxHEIGHT PROGRAM SCENARIO OUTPUT_FOLDER
set -euo pipefail
export SCREEN=$1
size=$1 program=$2 scenario=$3 out=$4
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out"
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

# The server picks a free display number and says which.
mkfifo "$work/display"
log="$out/server.log"
if [ "${FINGERS:-}" = 1 ]; then
    # Xvfb knows no touch. Xorg does, with a glass that is a socket: `fingers.py` writes to it.
    export GLASS="$work/glass"
    sed -e "s|SOCKET|$GLASS|; s|WIDTH|${size%x*}|g; s|HEIGHT|${size#*x}|g" "$here/xorg.conf" >"$work/xorg.conf"
    Xorg -displayfd 3 -config "$work/xorg.conf" -logfile "$out/xorg.log" -noreset -nolisten tcp -novtswitch \
        -sharevts vt1 3>"$work/display" >"$log" 2>&1 &
else
    Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp 3>"$work/display" 2>"$log" &
fi
# A server that may not start ends without a number.
if ! read -r number <"$work/display"; then
    tail -5 "$log" >&2
    exit 77 # as in automake: could not be tried
fi
# What outlives the program goes there, not to whoever runs the tests.
export XDG_STATE_HOME="$work/state"
export DISPLAY=":$number" XDG_RUNTIME_DIR="$work" LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=0
unset WAYLAND_DISPLAY
openbox >"$out/openbox.log" 2>&1 &
# Full screen is the window manager's doing: wait until there is one.
until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; do sleep 0.05; done
dbus-run-session -- "$here/with_reader.sh" /usr/bin/python3 "$here/${PLAY:-scenarios.py}" "$program" "$scenario" "$out"
