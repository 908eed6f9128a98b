#!/usr/bin/env bash
# A real task in a real application with the real model: a note is written in Mousepad, saved, and the file is shown.
# On this screen when there is one, else on a virtual one of its own. The home folder is a new one, so nothing is overwritten.
# DESKHAND names another Deskhand than the checkout's, such as an installed one.
set -euo pipefail
cd "$(dirname "$0")/.."

export DESKHAND_DATA=${DESKHAND_DATA:-${XDG_DATA_HOME:-$HOME/.local/share}/deskhand}
home=$(mktemp -d "${TMPDIR:-/tmp}/demo.XXXXXX")  # not called deskhand: what lies in such a folder is asked about
screen=()
[ -n "${DISPLAY:-}" ] || screen=(--virtual)
task='Open Mousepad, click in the text area and type “Shopping: bread, milk, 6 eggs, crème fraîche.” Then press Ctrl+S, type “shopping.txt” in the Name field and click the button Save.'

code=0
HOME=$home XDG_CONFIG_HOME=$home/.config "${DESKHAND:-.venv/bin/deskhand}" run "${screen[@]}" "$task" || code=$?
if [ -f "$home/shopping.txt" ]; then
    printf '\nThe file %s now says:\n    %s\n' "$home/shopping.txt" "$(cat "$home/shopping.txt")"
fi
exit $code
