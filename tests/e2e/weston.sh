#!/usr/bin/env bash
# A Wayland screen with the compositor and the settings that deploy/ ships, and an accessibility bus; runs a scenario in it:
# one of wayland.py, or of what PLAY names.
# usage: [TURNED=90] weston.sh WIDTHxHEIGHT PROGRAM SCENARIO OUTPUT_FOLDER
# TURNED: by how many degrees the screen hangs turned clockwise; its size is that of the hanging screen.
set -euo pipefail
export SCREEN=$1
size=$1 program=$2 scenario=$3 out=$4
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out"
: >"$out/compositor.log"
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT

# As the two services have it: each has a folder of its own, and the program is told where the socket lies.
mkdir -m 700 "$work/screen" "$work/program"
export GLASS="$work/glass"
config=$(realpath "$here/../../deploy/weston.ini") memory=$size
if [ -n "${TURNED:-}" ]; then
    # The example of a turned screen in the shipped file, for this screen.
    sed -e "0,/^#\[output\]/s/^#\[output\]/[output]/; s/^#name=HDMI-A-1/name=headless/" \
        -e "s/^#transform=.*/transform=rotate-$TURNED/" "$config" >"$work/weston.ini"
    config=$work/weston.ini memory=${size#*x}x${size%x*}
fi
# shellcheck disable=SC2046 # flags are words
gcc -shared -fPIC -o "$work/glass.so" "$here/glass.c" -I/usr/include/weston $(pkg-config --cflags --libs libweston-10)
# Another monitor and another glass than on the wall, both of them memory; all else is as shipped. --debug is for
# screenshots.
/usr/bin/python3 "$here/supervisor.py" --unit "$here/../../deploy/waitwise-screen.service" -- \
    env XDG_RUNTIME_DIR="$work/screen" weston --config="$config" --socket=wayland-0 \
    --backend=headless-backend.so --width="${memory%x*}" --height="${memory#*x}" --use-pixman --debug \
    --modules="$work/glass.so" --log="$out/weston.log" >"$out/compositor.log" 2>&1 &
for ((try = 0; try < 200; try++)); do
    grep -q '^ready' "$out/compositor.log" && break
    sleep 0.05
done
if ! grep -q '^ready' "$out/compositor.log"; then
    echo "the compositor never told that it is ready:" >&2
    tail -n 5 "$out/compositor.log" "$out/weston.log" >&2
    exit 1
fi
unset DISPLAY
export XDG_RUNTIME_DIR="$work/program" WAYLAND_DISPLAY="$work/screen/wayland-0" LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=0
export COMPOSITOR_LOG="$out/compositor.log"
dbus-run-session -- "$here/with_reader.sh" /usr/bin/python3 "$here/${PLAY:-wayland.py}" "$program" "$scenario" "$out"
