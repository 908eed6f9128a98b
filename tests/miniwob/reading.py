"""Edge: what stands on a task's page, by its DOM: for making demonstrations only, never for an agent that is judged."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import msgspec

from tests.miniwob.devtools import Browser

Box = tuple[float, float, float, float]
"""Left, top, width and height in CSS pixels of the window."""
SMALLEST = 3.0
"""CSS pixels that must be seen of something, each way, for it to be clicked."""
PATIENCE = 8.0
"""Seconds in which something that comes late must be there."""
CALM = """new Promise(done => {
  let left = 8;
  const next = () => left-- ? requestAnimationFrame(next) : done(1);
  next();
})"""
"""Frames drawn between two looks: on a busy machine they take longer, as what moves does."""
RESTLESS = 2.5
"""Seconds after which a page that does not come to rest is taken as it is: one has a flickering caret."""
LOOK = """(() => {
  const out = [], numbers = new Map(), frame = document.querySelector('iframe#wrap');
  const hidden = '#reward-display, #click-canvas, #sync-task-cover, #query, #query-wrap, script, style, link, br';
  const room = document.documentElement;
  const cut = (b, x, y, w, h) => {
    const l = Math.max(b[0], x), t = Math.max(b[1], y);
    return [l, t, Math.max(0, Math.min(b[0] + b[2], x + w) - l), Math.max(0, Math.min(b[1] + b[3], y + h) - t)];
  };
  const says = (t) => t.replace(/\\s+/g, ' ').trim();
  const doc = frame ? frame.contentDocument : document, at = frame ? frame.getBoundingClientRect() : {left: 0, top: 0};
  const window = [0, 0, room.clientWidth, room.clientHeight], inner = doc.documentElement;
  const view = frame ? cut([at.left, at.top, inner.clientWidth, inner.clientHeight], ...window) : window;
  const moved = (r) => [r.left + at.left, r.top + at.top, r.width, r.height];
  for (const el of doc.body.querySelectorAll('*')) {
    if (el.closest(hidden)) continue;
    const style = doc.defaultView.getComputedStyle(el);
    if (style.visibility !== 'visible' || style.display === 'none') continue;
    const rects = [...el.getClientRects()].filter(r => r.width > 1 && r.height > 1);
    if (!rects.length) continue;
    const whole = moved(style.display === 'inline' ? rects[0] : el.getBoundingClientRect());
    let seen = cut(whole, ...view), pane = view;
    for (let p = el.parentElement; p && p !== doc.body && p !== doc.documentElement; p = p.parentElement) {
      const s = doc.defaultView.getComputedStyle(p);
      if (s.overflowX === 'visible' && s.overflowY === 'visible' || s.display === 'inline') continue;
      const q = p.getBoundingClientRect();
      const b = [q.left + at.left + p.clientLeft, q.top + at.top + p.clientTop, p.clientWidth, p.clientHeight];
      seen = cut(seen, ...b);
      if (pane === view && /auto|scroll/.test(s.overflowY) && p.scrollHeight > p.clientHeight + 1) pane = cut(b, ...view);
    }
    let up = el.parentElement;
    while (up && !numbers.has(up)) up = up.parentElement;
    numbers.set(el, out.length);
    const own = says([...el.childNodes].filter(c => c.nodeType === 3).map(c => c.data).join(' '));
    out.push({
      number: out.length, up: up ? numbers.get(up) : -1, tag: el.tagName.toLowerCase(), id: el.id,
      classes: typeof el.className === 'string' ? el.className.split(/\\s+/).filter(c => c) : [],
      text: says(el.textContent).slice(0, 2000), own, kind: el.getAttribute('type') || '', value: '' + (el.value ?? ''),
      checked: !!el.checked, title: el.title || el.alt || el.placeholder || '', pointer: style.cursor === 'pointer',
      colour: style.backgroundColor, focused: doc.activeElement === el,
      options: el.tagName === 'SELECT' ? [...el.options].map(o => says(o.text)) : [],
      box: seen, whole, pane,
    });
  }
  return out;
})()"""
WORD = """((word, within) => {
  const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    for (const found of node.data.matchAll(/\\S+/g)) {
      if (found[0].replace(/[^\\w]/g, '') !== word.replace(/[^\\w]/g, '')) continue;
      const range = document.createRange();
      range.setStart(node, found.index);
      range.setEnd(node, found.index + word.length);
      const r = range.getClientRects()[0];
      if (r && r.width) return [r.left, r.top, r.width, r.height];
    }
  }
  return null;
})"""


class LostError(Exception):
    """What was looked for is not on the page."""


class Node(msgspec.Struct, frozen=True):
    """An element that takes room. `whole` is where it is, `box` what is seen of it, `pane` the part of the window it scrolls
    in; `own` is its text without that of its children, `up` the number of what it stands in, -1 for none."""

    number: int
    up: int
    tag: str
    id: str
    classes: tuple[str, ...]
    text: str
    own: str
    kind: str
    value: str
    checked: bool
    title: str
    pointer: bool
    colour: str
    focused: bool
    options: tuple[str, ...]
    box: Box
    whole: Box
    pane: Box

    @property
    def shown(self) -> bool:
        """Enough of it to be clicked in its middle."""
        return min(self.box[2:]) >= min(SMALLEST, *self.whole[2:]) and self.box[3] >= 0.6 * min(self.whole[3], self.pane[3])

    @property
    def presses(self) -> bool:
        """Whether it looks like something to press."""
        return self.tag in ("button", "a") or self.kind in ("submit", "button") or self.pointer

    @property
    def takes_text(self) -> bool:
        return self.tag == "textarea" or (
            self.tag == "input" and self.kind not in ("radio", "checkbox", "submit", "button", "hidden")
        )


Test = Callable[[Node], bool]


class Seen:
    """One look."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes

    def all(self, test: Test, within: Node | None = None) -> list[Node]:
        """In the order of the page."""
        return [one for one in self.nodes if test(one) and (within is None or self.holds(within, one))]

    def one(self, test: Test, what: str, within: Node | None = None) -> Node:
        """The first. Raises LostError naming `what`."""
        found = self.all(test, within)
        if not found:
            raise LostError(f"there is no {what}")
        return found[0]

    def holds(self, outer: Node, inner: Node) -> bool:
        up = inner.up
        while up >= 0 and up != outer.number:
            up = self.nodes[up].up
        return up == outer.number

    def of_class(self, name: str) -> list[Node]:
        return self.all(lambda one: name in one.classes)

    def by_id(self, name: str) -> Node:
        return self.one(lambda one: one.id == name, f"“{name}”")

    def button(self, *names: str) -> Node:
        """What one presses that says one of these; the first of them that is there."""
        wanted = [name.casefold() for name in names]
        there = self.all(lambda one: one.presses and (one.text or one.value).casefold() in wanted)
        inner = [one for one in there if not any(self.holds(one, other) for other in there)]
        if not inner:
            raise LostError(f"there is no button {names}")
        return min(inner, key=lambda one: wanted.index((one.text or one.value).casefold()))

    def field(self, label: str) -> Node:
        """The text field that stands with a label in the innermost thing that has one."""
        name = self.one(lambda one: label.casefold() in one.own.casefold() and not one.takes_text, f"label “{label}”")
        while name.up >= 0:
            name = self.nodes[name.up]
            if fields := self.all(lambda one: one.takes_text, name):
                return fields[0]
        raise LostError(f"no field stands with “{label}”")

    def fields(self) -> list[Node]:
        return self.all(lambda one: one.takes_text)


def look(browser: Browser) -> Seen:
    """The page as it is now."""
    found = browser.value(LOOK)
    if found is None:
        raise LostError("the page cannot be read")
    return Seen(msgspec.convert(found, tuple[Node, ...], strict=False))


def settled(browser: Browser) -> Seen:
    """The page once two looks are alike."""
    until, last = time.monotonic() + RESTLESS, look(browser)
    while time.monotonic() < until:
        browser.value(CALM)
        now = look(browser)
        if now.nodes == last.nodes:
            break
        last = now
    return last


def word(browser: Browser, text: str, within: str) -> Box:
    """Where a word stands first. Raises LostError."""
    found = browser.value(f"({WORD})({json.dumps(text)}, {json.dumps(within)})")
    if not found:
        raise LostError(f"the word “{text}” is not there")
    left, top, width, height = found
    return (left, top, width, height)
