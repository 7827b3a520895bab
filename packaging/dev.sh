#!/bin/sh
# Set up this checkout on a bare Debian 12 and do one thing with it:
#   sh packaging/dev.sh demo [DIR]      a whole practice without a screen: vault, report, backup, proof
#   sh packaging/dev.sh run             open the window
#   sh packaging/dev.sh test            every check, as CI does: the three below together
#   sh packaging/dev.sh quick           every check but the thorough ones
#   sh packaging/dev.sh promises        the thorough tests: power cuts, full disks, hostile files, soak
#   sh packaging/dev.sh reports [DIR]   make a report for every reader and have veraPDF and others judge them
#   sh packaging/dev.sh practices [N]   protect, audit and publish N invented practices (2000: hours)
#   sh packaging/dev.sh bench [--quick] measure speed and size beside their limits
# Works as root or with sudo. Needs no tool but sh, apt-get and, for the first time, the network.
set -eu

cd "$(dirname "$0")/.."

# What Qt needs to start at all, also without a screen.
base='ca-certificates libgl1 libegl1 libfontconfig1 libfreetype6 libglib2.0-0 libdbus-1-3 libxkbcommon0 libx11-6 zlib1g'
# What a real window needs beside that.
window='libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
  libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1
  libxcb-xfixes0 libxcb-xkb1 libxcb-glx0 libwayland-client0 libwayland-cursor0'
# What the checks need beside that: a screen that nobody sees, and tools that read a PDF.
checks='xvfb xauth xdotool openbox poppler-utils qpdf strace dbus-daemon'
# What veraPDF runs on.
vera='openjdk-17-jdk-headless libjaxb-java'

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else say "Run this as root, or install sudo: it has to install: $*"; exit 4
  fi
}

install_missing() {
  command -v dpkg-query >/dev/null || return 0 # not Debian: the user's own packages must do
  missing=
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  # A machine with its own certificates must keep them: the package would write over the bundle.
  [ ! -s /etc/ssl/certs/ca-certificates.crt ] || missing=$(printf '%s' "$missing" | sed 's/ ca-certificates//')
  [ -n "$missing" ] || return 0
  say "Installing:$missing"
  as_root apt-get update -qq
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

find_python() {
  for python in python3.11 python3; do
    if command -v "$python" >/dev/null && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      return 0
    fi
  done
  install_missing python3
  python=python3
}

make_venv() {
  find_python
  "$python" -c 'import ensurepip, venv' 2>/dev/null || install_missing python3-venv
  stamp=$(cat packaging/lock.txt pyproject.toml packaging/build_hook.py | sha256sum | cut -d' ' -f1)
  if [ "$(cat .venv/stamp 2>/dev/null || true)" != "$stamp" ]; then
    say "Making .venv (a minute or so)"
    rm -rf .venv
    "$python" -m venv .venv
    .venv/bin/python -m pip install -q --no-compile --disable-pip-version-check --require-hashes -r packaging/lock.txt
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    printf '%s' "$stamp" > .venv/stamp
  fi
  .venv/bin/python packaging/translations.py compile
}

without_screen() {
  if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then QT_QPA_PLATFORM=offscreen; export QT_QPA_PLATFORM; fi
}

use_venv() {
  # Hundreds of processes start: one that has to compile every module it imports takes a second longer.
  unset PYTHONDONTWRITEBYTECODE
  PATH="$PWD/.venv/bin:$PATH"
  export QT_QPA_PLATFORM=offscreen
  python -m compileall -q src tests
}

check_source() {
  ruff format --check -q . || { say 'Run: .venv/bin/ruff format .'; exit 1; }
  ruff check -q .
  mypy & types=$!
  lint-imports
  python packaging/translations.py check
  python packaging/check_wheel.py
  wait $types || { say 'Mend what mypy says above.'; exit 1; }
}

install_vera() {
  [ -d .venv/vera ] || python -m pip install -q --no-compile --disable-pip-version-check --require-hashes --no-deps \
    --target .venv/vera -r packaging/checks/requirements.txt
}

# The thorough tests wait more than they compute: three at once keep two cores busy.
check_everything() {
  python packaging/check_reports.py & reports=$!
  pytest -n 3 --dist worksteal --long "$@"
  wait $reports || { say 'Not every report was accepted: see above.'; exit 1; }
}

what=${1:-}
[ $# = 0 ] || shift
case $what in
  demo)
    # shellcheck disable=SC2086
    install_missing $base
    make_venv
    without_screen
    exec .venv/bin/vp demo "${1:-build/demo}" ;;
  run)
    # shellcheck disable=SC2086
    install_missing $base $window
    make_venv
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
      say 'There is no screen here. Try: sh packaging/dev.sh demo'
      exit 4
    fi
    exec .venv/bin/vp-desktop "$@" ;;
  test)
    # shellcheck disable=SC2086
    install_missing $base $window $checks $vera
    make_venv
    use_venv
    install_vera
    check_source
    check_everything "$@" ;;
  quick)
    # shellcheck disable=SC2086
    install_missing $base $window $checks
    make_venv
    use_venv
    check_source
    pytest -n 2 "$@" ;;
  promises)
    # shellcheck disable=SC2086
    install_missing $base $window $checks
    make_venv
    use_venv
    pytest -n 2 --long -m long "$@" ;;
  reports)
    # shellcheck disable=SC2086
    install_missing $base $checks $vera
    make_venv
    use_venv
    install_vera
    exec python packaging/check_reports.py "$@" ;;
  practices)
    # shellcheck disable=SC2086
    install_missing $base $window $checks
    make_venv
    VP_PRACTICES=${1:-2000}
    export VP_PRACTICES
    use_venv
    pytest -n 2 --long -m long --timeout 36000 tests/disclosure ;;
  bench)
    # shellcheck disable=SC2086
    install_missing $base
    make_venv
    without_screen
    exec .venv/bin/python packaging/bench.py "$@" ;;
  *)
    sed -n '2,11s/^# \{0,1\}//p' "$0"
    exit 2 ;;
esac
