#!/usr/bin/env bash
# Set up everything Deskhand needs on a Debian 12 machine, once: system packages, .venv, the llama.cpp build, the
# default model. Safe to stop and start again: each part leaves a stamp when it is whole, and a finished set-up
# does no work and needs no network.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=${PYTHON:-python3}
LOCK=packaging/requirements.lock
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/deskhand
WHEELS=$CACHE/wheels
LOG=$CACHE/setup.log
# The processor of the machine that runs it may be older than the one that built it, so not -march=native.
LLAMA_FLAGS="-DGGML_NATIVE=OFF -DGGML_AVX2=ON -DGGML_FMA=ON -DGGML_F16C=ON"
# What builds the packages that come as sources.
BUILD="setuptools wheel scikit-build-core packaging pathspec"
[ "$(uname -m)" = x86_64 ] || LLAMA_FLAGS="-DGGML_NATIVE=OFF"

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'deskhand set-up: %s\n' "$*" >&2; exit 1; }
key() { { "$PYTHON" --version; cat "$@"; } | sha256sum | cut -c1-16; }
whole() { [ "$(cat ".venv/.$1" 2>/dev/null)" = "$2" ]; }
stamp() { echo "$2" > ".venv/.$1"; }

# The lock file's entries named (keep) or all but those (drop); an entry is its line and its indented hashes.
entries() {
    awk -v how="$1" -v names=" ${*:2} " '
        /^[^ #]/ { split($0, part, "=="); named = index(names, " " part[1] " ") > 0 }
        /^#/ { next }
        { if ((how == "keep") == named) print }' "$LOCK"
}

# A bar on a terminal, a line now and then elsewhere: minutes of silence look like a hang.
bar() {
    if [ -t 1 ]; then
        printf '\r    [%-40s] %s/%s %s ' "$(printf '%*s' $(($1 * 40 / $2)) '' | tr ' ' '#')" "$1" "$2" "$3"
        [ "$1" -lt "$2" ] || printf '\n'
    elif [ $(($1 % 20)) -eq 0 ]; then
        printf '    %s of %s %s\n' "$1" "$2" "$3"
    fi
}

# What ninja ("[34/120] Building ..."), pip ("Collecting numpy==...") and apt ("Setting up xvfb ...") say, as a bar; all of it goes
# to the log. The argument is how many packages there will be; apt tells by itself.
drawn() {
    local line count=0 all=$1
    while IFS= read -r line; do
        printf '%s\n' "$line" >> "$LOG"
        if [[ $line =~ ^[[:space:]]*\[([0-9]+)/([0-9]+)\] ]]; then
            bar "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "files compiled"
        elif [[ $line =~ ([0-9]+)\ newly\ installed ]]; then
            all=${BASH_REMATCH[1]}
        elif [[ $line =~ ^(Collecting|Setting\ up)\  ]] && [ "$count" -lt "$all" ]; then
            count=$((count + 1))
            bar "$count" "$all" "packages"
        fi
    done
}

system_packages() {
    local missing=()
    while read -r package; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done < <(sed -e 's/#.*//' -e '/^\s*$/d' packaging/apt.txt)
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        fail "these system packages are missing; install them, then start again:
    sudo apt-get install -y --no-install-recommends ${missing[*]}"
    fi
    say "Installing ${#missing[@]} system packages and what they need (one to three minutes)"
    apt-get update -qq || fail "apt-get update failed: is the network there?"
    : > "$LOG"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" 2>&1 < /dev/null \
        | drawn 0 || { tail -n 15 "$LOG" >&2; fail "apt-get failed; the whole log is $LOG"; }
}

virtual_environment() {
    [ -x .venv/bin/python ] && .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
    "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or newer is needed; set PYTHON=..."
    if ! "$PYTHON" -c 'import ensurepip' 2>/dev/null; then
        [ "$(id -u)" -eq 0 ] || fail "Python's venv is missing: sudo apt-get install -y python3-venv python3-dev"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv python3-dev > "$LOG" 2>&1
    fi
    say "Making the virtual environment .venv"
    rm -rf .venv
    "$PYTHON" -m venv .venv
}

pip() { PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip "$@"; }

# Pinned packages from the lock, given as `entries` takes them, then pip's own options.
locked() {
    local wanted=$1; shift
    pip install --progress-bar off --no-deps --require-hashes "$@" -r <(printf '%s\n' "$wanted") 2>&1 \
        | drawn "$(grep -c '^[^ #]' <<< "$wanted")" \
        || { tail -n 15 "$LOG" >&2; fail "pip could not install the packages: is the network there? The whole log is $LOG"; }
}

llama_wheel() {
    local here=$WHEELS/$1
    ls "$here"/llama_cpp_python-*.whl > /dev/null 2>&1 && return
    say "Building llama-cpp-python for this machine (four to ten minutes, once; log: $LOG)"
    mkdir -p "$here.part"
    CMAKE_ARGS=$LLAMA_FLAGS PATH="$PWD/.venv/bin:$PATH" pip wheel -v --no-deps --no-build-isolation --require-hashes \
        -r <(entries keep llama-cpp-python) -w "$here.part" 2>&1 | drawn 0 || true
    ls "$here".part/*.whl > /dev/null 2>&1 || { tail -n 25 "$LOG" >&2; fail "the build failed; the whole log is $LOG"; }
    rm -rf "$here" && mv "$here.part" "$here"
}

python_packages() {
    local want wheel
    want=$(key "$LOCK" pyproject.toml packaging/setup.sh)
    whole packages "$want" && return
    say "Installing the pinned Python packages"
    : > "$LOG"
    locked "$(entries keep $BUILD)"
    locked "$(entries drop llama-cpp-python $BUILD)" --no-build-isolation
    wheel=$({ entries keep llama-cpp-python; echo "$LLAMA_FLAGS"; "$PYTHON" --version; uname -m; } | sha256sum | cut -c1-16)
    llama_wheel "$wheel"
    pip install --quiet --no-deps --force-reinstall "$WHEELS/$wheel"/llama_cpp_python-*.whl
    pip install --quiet --no-deps --no-build-isolation -e .
    stamp packages "$want"
}

mkdir -p "$CACHE"
exec 9> "$CACHE/setup.lock"
flock -n 9 || { say "Another set-up is running; waiting for it"; flock 9; }
system_packages
virtual_environment
python_packages
.venv/bin/deskhand model pull --quiet-if-there
