"""Pages that nothing was made from: the public list of MiniWoB++, and the browser's own settings, with the boxes of their DOM:
`python -m tests.seeing.web FOLDER MINIWOB_HTML`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from models.brain.chromium import Chromium, Place

PUBLIC = (
    "bisect-angle book-flight book-flight-nodelay button-delay choose-list click-color click-option click-shades click-shape click-tab "
    "click-tab-2 click-tab-2-easy click-tab-2-hard click-tab-2-medium click-widget copy-paste copy-paste-2 count-shape daily-calendar "
    "enter-date enter-text enter-text-2 enter-text-dynamic enter-time find-greatest find-word focus-text focus-text-2 generate-number "
    "guess-number hot-cold login-user login-user-popup multi-layouts multi-orderings navigate-tree order-food phone-book read-table "
    "read-table-2 search-engine terminal text-editor use-slider use-slider-2 use-spinner"
)
BROWSER = (
    "appearance",
    "privacy",
    "search",
    "onStartup",
    "languages",
    "downloads",
    "accessibility",
    "system",
    "reset",
    "autofill",
    "content",
)
START = "Math.seedrandom && Math.seedrandom('{seed}'); core.EPISODE_MAX_TIME = 1e9; core.startEpisodeReal(); document.querySelector('#reward-display').remove()"
MARK = """(() => {
  const roles = {button: 'button', select: 'select', textarea: 'field', a: 'link', 'cr-button': 'button', 'cr-icon-button': 'icon',
    'cr-toggle': 'toggle', 'cr-input': '', 'cr-link-row': '', 'cr-expand-button': '', 'cr-radio-button': ''};
  const inputs = {checkbox: 'check box', radio: 'radio button', range: 'slider', number: 'spinner', submit: 'button', button: 'button', hidden: ''};
  const words = {button: 'button', tab: 'tab', link: 'link', checkbox: 'check box', radio: 'radio button', slider: 'slider',
    menuitem: 'menu item', textbox: 'field', combobox: 'select', switch: 'toggle', treeitem: 'menu item'};
  const classes = {'ui-slider': 'slider', 'ui-spinner': 'spinner', 'ui-menu-item': 'menu item', 'alink': 'link'};
  const walk = (root) => { for (const el of root.querySelectorAll('*')) {
    if (el.shadowRoot) walk(el.shadowRoot);
    const tag = el.tagName.toLowerCase(), r = el.getBoundingClientRect();
    let role = tag === 'input' ? (inputs[el.type] ?? 'field') : (roles[tag] ?? '');
    for (const name of Object.keys(classes)) if (el.classList.contains(name)) role = classes[name];
    const said = words[el.getAttribute('role')];
    if (said && (!role || said === 'tab' || said === 'toggle')) role = said;
    if (el.closest('.ui-tabs-nav') && tag === 'li') role = 'tab';
    if (el.closest('.ui-tabs-nav') && tag === 'a' || el.closest('.ui-spinner') && !el.classList.contains('ui-spinner')) role = '';
    if (el.closest('.ui-datepicker-calendar') && tag === 'a') role = 'cell';
    if (el.classList.contains('ui-slider-handle')) role = '';
    if (role === 'button' && !el.textContent.trim() && !el.value) role = 'icon';
    if (tag === 'a' && !el.textContent.trim()) role = '';
    if (!role || r.width < 4 || r.height < 4) continue;
    const state = [];
    if ((el.checked || el.getAttribute('aria-checked') === 'true' || el.getAttribute('aria-pressed') === 'true') && role !== 'button') state.push('on');
    if (el.disabled) state.push('disabled');
    if (role === 'field' && !(el.value || el.textContent)) state.push('empty');
    el.dataset.r = role; el.dataset.s = state.join(' ');
  } };
  walk(document);
})()"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="tests.seeing.web")
    parser.add_argument("folder", type=Path)
    parser.add_argument("html", type=Path, help="the folder `html` of the package miniwob")
    asked = parser.parse_args(arguments)
    folder = asked.folder / "0000"
    folder.mkdir(parents=True, exist_ok=True)
    browser, screens = Chromium([]), []
    places = [
        (f"miniwob-{name}", Place(_page(asked.html, name), START.format(seed=n), MARK, (640, 400), 2.0))
        for n, name in enumerate(PUBLIC.split())
    ]
    places += [(f"browser-{name}", Place(f"chrome://settings/{name}", "", MARK, (1280, 800), 1.0)) for name in BROWSER]
    try:
        for name, place in places:
            shot, screen = browser.visit(place, name, f"web:{name.split('-')[0]}")
            (folder / f"{name}.png").write_bytes(shot)
            screens.append(screen)
            print(name, len(screen.controls), flush=True)
    finally:
        browser.close()
    (folder / "screens.jsonl").write_bytes(b"\n".join(msgspec.json.encode(one) for one in screens) + b"\n")
    return 0


def _page(html: Path, name: str) -> str:
    return (html / "miniwob" / f"{name}.html").resolve().as_uri()


if __name__ == "__main__":
    sys.exit(main())
