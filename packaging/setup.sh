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
    say "Installing ${#missing[@]} system packages (one to three minutes)"
    apt-get update -qq || fail "apt-get update failed: is the network there?"
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" \
        > "$LOG" 2>&1 < /dev/null || { tail -n 15 "$LOG" >&2; fail "apt-get failed; the whole log is $LOG"; }
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
locked() { pip install --quiet --progress-bar on --no-deps --require-hashes "$@"; }

# Ninja prints "[34/120] Building ..."; drawn as a bar, because minutes of silence look like a hang.
build_bar() {
    local done_ all line
    while IFS= read -r line; do
        printf '%s\n' "$line" >> "$LOG"
        [[ $line =~ \[([0-9]+)/([0-9]+)\] ]] || continue
        done_=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
        [ -t 1 ] || { [ $((done_ % 20)) -eq 0 ] && printf '    compiled %s of %s files\n' "$done_" "$all"; continue; }
        printf '\r    [%-40s] %s/%s files' "$(printf '%*s' $((done_ * 40 / all)) '' | tr ' ' '#')" "$done_" "$all"
    done
    [ -t 1 ] && printf '\n' || true
}

llama_wheel() {
    local here=$WHEELS/$1
    ls "$here"/llama_cpp_python-*.whl > /dev/null 2>&1 && return
    say "Building llama-cpp-python for this machine (six to ten minutes, once; log: $LOG)"
    mkdir -p "$here.part" && : > "$LOG"
    CMAKE_ARGS=$LLAMA_FLAGS PIP_DISABLE_PIP_VERSION_CHECK=1 PATH="$PWD/.venv/bin:$PATH" .venv/bin/python -m pip wheel -v --no-deps \
        --no-build-isolation --require-hashes -r <(entries keep llama-cpp-python) -w "$here.part" 2>&1 | build_bar
    ls "$here".part/*.whl > /dev/null 2>&1 || { tail -n 25 "$LOG" >&2; fail "the build failed; the whole log is $LOG"; }
    rm -rf "$here" && mv "$here.part" "$here"
}

python_packages() {
    local want wheel
    want=$(key "$LOCK" pyproject.toml packaging/setup.sh)
    whole packages "$want" && return
    say "Installing the pinned Python packages"
    locked -r <(entries keep setuptools wheel scikit-build-core packaging pathspec)
    locked --no-build-isolation -r <(entries drop llama-cpp-python setuptools wheel scikit-build-core packaging pathspec)
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
