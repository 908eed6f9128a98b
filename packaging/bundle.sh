#!/usr/bin/env bash
# The bundle: build/bundle/deskhand, a folder with one program and all that it needs, and on Debian and its like the package made
# of it. Only what changed is made again: a second run does no work. BUNDLE_MODEL=no leaves the default model out (145 MB), which
# is then fetched at the first run.
set -euo pipefail
cd "$(dirname "$0")/.."

OUT=build/bundle
LOG=$OUT/bundle.log
PYTHON=.venv/bin/python
FROM="agent ui models skills pyproject.toml packaging/bundle.lock packaging/deskhand.spec packaging/start.py packaging/deb.py packaging/requirements.lock"
# One time and one order for everything, so that two builds of the same commit are alike.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2> /dev/null || date -r CHANGELOG.md +%s)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1 QT_QPA_PLATFORM=offscreen

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'deskhand bundle: %s\n' "$*" >&2; exit 1; }
whole() { [ "$(cat "$OUT/.$1" 2> /dev/null)" = "$2" ]; }
contents() { find "$@" -type f -not -path '*/__pycache__/*' -print0 | sort -z | xargs -0 sha256sum; }
model() { [ "${BUNDLE_MODEL:-}" = no ] && echo none || $PYTHON -c 'from agent import places; print(*places.models().glob("*.checked"))' | xargs -r cat; }

# Seconds and the last thing said, on a terminal; else a line now and then. All of it goes to the log.
watched() {
    local line began=$SECONDS told=$SECONDS
    while IFS= read -r line; do
        printf '%s\n' "$line" >> "$LOG"
        line=${line##*INFO: }
        if [ -t 1 ]; then
            printf '\r\033[K    %3d s  %.90s' $((SECONDS - began)) "$line"
        elif [ $((SECONDS - told)) -ge 15 ]; then
            told=$SECONDS
            printf '    %d s  %.90s\n' $((SECONDS - began)) "$line"
        fi
    done
    [ ! -t 1 ] || printf '\r\033[K'
    printf '    took %d s\n' $((SECONDS - began))
}
run() { "$@" 2>&1 | watched || { tail -n 15 "$LOG" >&2; fail "it failed; the whole log is $LOG"; }; }

pyinstaller() {
    local want; want=$(sha256sum packaging/bundle.lock | cut -c1-16)
    [ "$(cat .venv/.bundle 2> /dev/null)" = "$want" ] && return
    say "Installing the pinned PyInstaller"
    run $PYTHON -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r packaging/bundle.lock
    echo "$want" > .venv/.bundle
}

folder() {
    local want; want=$({ contents $FROM; model; $PYTHON --version; } | sha256sum | cut -c1-16)
    whole folder "$want" && [ -x "$OUT/deskhand/deskhand" ] && return
    say "Making the folder $OUT/deskhand (about a minute)"
    rm -f "$OUT/.folder" "$OUT/.deb"
    $PYTHON packaging/deb.py --icon "$OUT/deskhand.png"
    run $PYTHON -m PyInstaller --noconfirm --distpath "$OUT" --workpath build/pyinstaller packaging/deskhand.spec
    echo "$want" > "$OUT/.folder"
}

deb() {
    command -v dpkg-deb > /dev/null || { say "There is no dpkg-deb here, so no Debian package is made"; return; }
    local want; want=$({ cat "$OUT/.folder"; contents packaging/linux packaging/deb.py CHANGELOG.md; } | sha256sum | cut -c1-16)
    whole deb "$want" && ls "$OUT"/deskhand_*.deb > /dev/null 2>&1 && return
    say "Making the Debian package (one to three minutes)"
    rm -f "$OUT"/deskhand_*.deb
    run $PYTHON packaging/deb.py "$OUT/deskhand" "$OUT"
    echo "$want" > "$OUT/.deb"
}

mkdir -p "$OUT"
: > "$LOG"
pyinstaller
folder
deb
du -sh "$OUT/deskhand" "$OUT"/deskhand_*.deb 2> /dev/null || true
