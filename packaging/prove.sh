#!/usr/bin/env bash
# Proves the Debian package on a clean Debian 12: installs it into a root made by debootstrap, opens the panel there under Xvfb and
# openbox, and does the task of `make demo` with it, as an ordinary user and without a network. Pictures and a log are left in
# build/prove/out. Needs root, debootstrap, and the network for Debian's own packages; takes five to ten minutes.
#
#     sudo bash packaging/prove.sh [build/bundle/deskhand_*.deb]
#
# PROVE names another folder than build/prove, MIRROR another mirror than deb.debian.org.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() { printf 'prove: %s\n' "$*" >&2; exit 1; }

[ "$(id -u)" -eq 0 ] || fail "root is needed for debootstrap and chroot: sudo bash packaging/prove.sh"
command -v debootstrap > /dev/null || fail "debootstrap is missing: apt-get install -y debootstrap"
# Mounts and processes of their own: whatever happens, none of either is left when this script ends.
mounts=$(readlink /proc/self/ns/mnt)
[ -n "${PROVE_OUTSIDE:-}" ] || PROVE_OUTSIDE=$mounts exec unshare --mount --pid --fork --kill-child --propagation private bash "$0" "$@"
[ "$PROVE_OUTSIDE" != "$mounts" ] || fail "it would mount on this machine itself: unset PROVE_OUTSIDE"

prove=${PROVE:-$PWD/build/prove}
base=$prove/base root=$prove/root out=$prove/out
package=${1:-$(ls -t build/bundle/deskhand_*.deb 2> /dev/null | head -n 1)}
[ -f "$package" ] || fail "there is no package: make bundle"

proxies=$(env | grep -iE '^(https?|no)_proxy=' | tr '\n' ' ' || true)
plain="LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
as_root() { chroot "$root" env -i HOME=/root DEBIAN_FRONTEND=noninteractive $plain $proxies bash -euc "$1"; }
as_person() { unshare --net chroot --userspec=person:person "$root" env -i HOME=/home/person USER=person $plain bash -euc "$1"; }
install() { as_root "apt-get install -y -q --no-install-recommends $*" >> "$out/apt.log" 2>&1 || { tail -n 20 "$out/apt.log"; fail "apt-get failed"; }; }

# Deletes folders of ours, and never anything that is mounted in them.
cleared() {
    local folder
    for folder in "$@"; do
        ! grep -qF " $folder/" /proc/self/mountinfo || fail "something is mounted in $folder: unmount it first"
        rm -rf --one-file-system -- "$folder"
    done
}

# Devices of its own: nothing of this machine is bound into the root, so nothing in there can reach it.
devices() {
    mount -t tmpfs -o mode=755,nosuid tmpfs "$1"
    local name
    for name in null:3 zero:5 full:7 random:8 urandom:9; do
        mknod -m 666 "$1/${name%:*}" c 1 "${name#*:}"
    done
    mkdir -m 1777 "$1/shm"
    mkdir "$1/pts"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/pts"
    ln -s pts/ptmx "$1/ptmx"
    ln -s /proc/self/fd "$1/fd"
    ln -s fd/0 "$1/stdin"
    ln -s fd/1 "$1/stdout"
    ln -s fd/2 "$1/stderr"
}

mkdir -p "$prove"
if [ ! -f "$base/.whole" ]; then
    say "Making a clean Debian 12 (one to three minutes)"
    cleared "$base"
    debootstrap --variant=minbase bookworm "$base" "${MIRROR:-http://deb.debian.org/debian}" > "$prove/debootstrap.log" \
        || fail "debootstrap failed; its log is $prove/debootstrap.log"
    touch "$base/.whole"
fi
say "Taking a copy of it"
cleared "$root" "$out"
mkdir -p "$out"
cp -a "$base" "$root"
cp -f /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
devices "$root/dev"
cp "$package" "$root/deskhand.deb"
mkdir -p "$root/prove/packaging"
cp packaging/demo.sh "$root/prove/packaging/"
as_root 'useradd --create-home person && apt-get update -qq'

say "Installing the package and what it depends on, and nothing else"
install /deskhand.deb
as_root 'rm /deskhand.deb; dpkg-query -W | wc -l' | sed 's/^/    packages now: /'
du -sm "$root/opt/deskhand" | awk '{ print "    /opt/deskhand: " $1 " MB" }'
lacking=$(as_root 'find /opt/deskhand -name "*.so*" -not -name libqgtk3.so -exec ldd {} + 2> /dev/null | grep "not found" || true')
[ -z "$lacking" ] || fail "libraries are missing, so Depends is too short:
$lacking"
as_person 'deskhand --help > /dev/null && deskhand model list && deskhand skill list --json | wc -l'

say "Installing a screen, an editor, and what takes pictures"
install xvfb openbox dbus dbus-x11 mousepad xdotool scrot x11-xkb-utils adwaita-icon-theme

cat > "$root/prove/seen.sh" << 'INSIDE'
set -euo pipefail
export DISPLAY=:99
cd /tmp
gone() { ! xdotool search --class '^deskhand$' > /dev/null 2>&1; }
until_so() { for _ in $(seq 600); do "$@" > /dev/null 2>&1 && return; sleep 0.1; done; echo "prove: in vain: $*" >&2; exit 1; }
Xvfb :99 -screen 0 1280x800x24 -nolisten tcp > /dev/null 2>&1 &
until_so xdotool getdisplaygeometry
openbox > /dev/null 2>&1 &
until_so xdotool get_num_desktops

echo "--- the panel"
for time in first second; do
    began=$(date +%s%N)
    setsid deskhand > "/tmp/panel-$time.log" 2>&1 &
    panel=$!
    until_so xdotool search --onlyvisible --class '^deskhand$'
    echo "$time start: $(((($(date +%s%N) - began)) / 1000000)) ms to its window"
    sleep 8
    scrot -o "/tmp/panel-$time.png"
    [ "$time" = second ] || { kill -- "-$panel"; wait "$panel" || true; until_so gone; }
done
cat /tmp/panel-*.log
for process in $(pgrep -u person -f /opt/deskhand/deskhand) "$panel"; do
    awk -v pid="$process" '/^(Name|VmRSS)/ { printf "%s ", $2 } END { print "kB, process " pid }' "/proc/$process/status"
done
echo "--- raised, not started twice"
timeout 30 deskhand
kill -- "-$panel"
wait "$panel" || true
until_so gone

echo "--- the doctor"
deskhand doctor

echo "--- the editor by itself"
began=$(date +%s%N)
mousepad &
editor=$!
until_so xdotool search --onlyvisible --class mousepad
echo "first start: $(((($(date +%s%N) - began)) / 1000000)) ms to its window"
sleep 2
scrot -o /tmp/editor.png
kill "$editor"
wait "$editor" || true

echo "--- the demonstration"
code=0
DESKHAND=deskhand bash /prove/packaging/demo.sh || code=$?
scrot -o /tmp/done.png
[ "$code" -eq 0 ] || exit "$code"
deskhand runs report last
echo "--- on a screen of its own"
deskhand run --virtual 'Open Mousepad, click in the text area and type “Bonjour”'
INSIDE
say "Opening the panel and doing the task, without a network"
code=0
as_person 'dbus-run-session -- bash /prove/seen.sh' 2>&1 | tee "$out/log.txt" || code=$?
cp "$root"/tmp/*.png "$out/" 2> /dev/null || true
find "$root/home/person/.local/share/deskhand/runs" -name report.html -exec cp {} "$out/" \; 2> /dev/null || true
[ "$code" -eq 0 ] || fail "it did not work (exit code $code); what was seen is in $out"
note=$(cat "$root"/tmp/demo.*/shopping.txt)
case $note in *"crème fraîche."*) ;; *) fail "the note is not what it should be: $note" ;; esac
say "It works. Pictures, report and log: $out"
