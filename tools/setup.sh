# Read by ./run and ./test: installs what is missing on Debian 12, and says so. Works as root and with sudo.

# A linker and a C compiler for a few dependencies; C++ for the fuzzer.
BUILD_PACKAGES=(gcc g++ libc6-dev pkg-config ca-certificates curl)
# Libraries that the window opens at run time.
WINDOW_PACKAGES=(libegl1 libgl1 libgl1-mesa-dri libx11-6 libx11-xcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon0
    libxkbcommon-x11-0 libwayland-client0 libwayland-egl1)
# Screens without a screen (Xorg for true touch), a window manager, fingers, a software GPU, a screen reader's eyes, a
# voice, the compositor of the machine on the wall with what a glass for it is built from, what looks at units and scripts,
# a printer, readers of PDF and of codes; what changes a monitor, a clock and a disk, and what sees all that a program asks
# of the system.
TEST_PACKAGES=(xvfb xserver-xorg-core xserver-xorg-video-dummy openbox xdotool x11-utils imagemagick
    mesa-vulkan-drivers dbus at-spi2-core libglib2.0-bin python3 python3-gi gir1.2-atspi-2.0 git bsdutils espeak-ng
    weston libweston-10-dev systemd shellcheck cups-daemon cups-client poppler-utils zbar-tools
    x11-xserver-utils faketime mount strace xclip)

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "setup: '$*' has to be run as root, and there is no sudo here." >&2
        return 1
    fi
}

need_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    if [ ${#missing[@]} = 0 ]; then
        return
    fi
    echo "setup: installing ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_rust() {
    if [ -f "$HOME/.cargo/env" ]; then
        . "$HOME/.cargo/env"
    fi
    if command -v cargo >/dev/null; then
        return
    fi
    echo "setup: installing Rust with rustup from https://rustup.rs"
    curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal -c clippy -c rustfmt
    . "$HOME/.cargo/env"
}

no_change() {
    local changed
    changed=$(git status --porcelain)
    if [ -n "$changed" ]; then
        echo "test: the tests changed files that are kept in git:" >&2
        echo "$changed" >&2
        return 1
    fi
}
