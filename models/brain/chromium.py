"""Edge: pages drawn by Chromium, driven through its DevTools protocol; where the controls stand is asked of the page itself."""

from __future__ import annotations

import base64
import json
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import msgspec

from models.brain.pages import Page
from models.brain.screens import Screen, Truth, clipped

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-port=0", "--remote-allow-origins=*", "--hide-crash-restore-bubble",
)  # fmt: skip
CALM = 1.0
"""Seconds that a page not made here is given after each script."""
WAIT = 60.0
"""Seconds that Chromium may take for anything."""
LOOK = """(() => {
  const out = [], unsure = [], W = innerWidth, H = innerHeight, seen = 7;
  const up = (el) => el.parentElement || (el.getRootNode().host ?? null);
  const holds = (el, t) => { for (; t; t = up(t)) if (t === el) return true; return false; };
  const at = (x, y) => {
    let t = document.elementFromPoint(x, y);
    while (t && t.shadowRoot) { const d = t.shadowRoot.elementFromPoint(x, y); if (!d || d === t) break; t = d; }
    return t;
  };
  const all = (root, what) => [...root.querySelectorAll(what), ...[...root.querySelectorAll('*')].flatMap(e => e.shadowRoot ? all(e.shadowRoot, what) : [])];
  const clip = (el, r) => {
    let b = [r.left, r.top, r.right, r.bottom];
    for (let p = el; p; p = up(p)) {
      if (p !== el) {
        const s = getComputedStyle(p);
        if (s.overflowX !== 'visible' || s.overflowY !== 'visible') {
          const q = p.getBoundingClientRect(), x = q.left + p.clientLeft, y = q.top + p.clientTop;
          b = [Math.max(b[0], x), Math.max(b[1], y), Math.min(b[2], x + p.clientWidth), Math.min(b[3], y + p.clientHeight)];
        }
      }
      if (getComputedStyle(p).position === 'fixed') break;
    }
    return [Math.max(0, b[0]), Math.max(0, b[1]), Math.min(W, b[2]), Math.min(H, b[3])];
  };
  const hits = (el, b) => {
    let n = 0, dim = 0;
    for (const fx of [.15, .5, .85]) for (const fy of [.2, .5, .8]) {
      const t = at(b[0] + fx * (b[2] - b[0]), b[1] + fy * (b[3] - b[1]));
      if (t && holds(el, t)) n++;
      if (t && t.classList.contains('dim')) dim++;
    }
    return [n, dim];
  };
  const add = (el, r, role, state, text) => {
    const b = clip(el, r), w = b[2] - b[0], h = b[3] - b[1];
    if (w < 4 || h < 4) return;
    const [n, dim] = hits(el, b), whole = w * h / Math.max(1, r.width * r.height);
    const box = [b[0], b[1], w, h];
    if (n >= seen && (whole > .4 || w * h > 3000)) out.push([role, box, state, text]);
    else if (n > 0 || dim > 0) unsure.push(box);
  };
  for (const el of all(document, '[data-r]')) {
    const state = el.dataset.s.split(' ').filter(x => x), text = (el.value || el.textContent || '').trim().slice(0, 80);
    const inner = document.createRange();
    inner.selectNodeContents(el);
    const words = el.dataset.r === 'link' && !el.children.length;
    const lines = el.dataset.r === 'link' && getComputedStyle(el).display === 'inline';
    const rects = words ? [...inner.getClientRects()] : lines ? [...el.getClientRects()] : [el.getBoundingClientRect()];
    for (const r of rects) add(el, r, el.dataset.r, state, text);
  }
  for (const el of all(document, '*')) {
    const s = getComputedStyle(el), r = el.getBoundingClientRect();
    if (!/(auto|scroll)/.test(s.overflowY + s.overflowX) && el.tagName !== 'TEXTAREA') continue;
    const side = el.offsetWidth - el.clientWidth - parseFloat(s.borderLeftWidth) - parseFloat(s.borderRightWidth);
    const foot = el.offsetHeight - el.clientHeight - parseFloat(s.borderTopWidth) - parseFloat(s.borderBottomWidth);
    const x = r.left + el.clientLeft, y = r.top + el.clientTop;
    if (side > 3 && el.scrollHeight > el.clientHeight) add(el, new DOMRect(x + el.clientWidth, y, side, el.clientHeight), 'scroll bar', [], '');
    if (foot > 3 && el.scrollWidth > el.clientWidth) add(el, new DOMRect(x, y + el.clientHeight, el.clientWidth, foot), 'scroll bar', [], '');
  }
  return JSON.stringify([out, unsure]);
})()"""
NAMED = """(() => {
  const found = {};
  for (const el of document.querySelectorAll('[data-i]')) {
    const r = el.getBoundingClientRect(), x = Math.max(0, r.left), y = Math.max(0, r.top);
    const w = Math.min(innerWidth, r.right) - x, h = Math.min(innerHeight, r.bottom) - y;
    if (w < 3 || h < 3) continue;
    const t = document.elementFromPoint(x + w / 2, y + h / 2);
    if (t && (el.contains(t) || t.contains(el))) found[el.dataset.i] = [x, y, w, h];
  }
  return JSON.stringify(found);
})()"""
DECODED = "Promise.all([...document.images].map(one => one.decode().catch(() => 0))).then(() => 1)"
SETTLED = "document.fonts.ready.then(() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(1)))))"


class Place(msgspec.Struct, frozen=True):
    """A page at an address: scripts that set it going and that mark its controls (`data-r`, `data-s`), viewport and zoom."""

    address: str
    start: str
    mark: str
    size: tuple[int, int]
    zoom: float


class Chromium:
    """One headless browser with one page."""

    def __init__(self, icons: list[Path]) -> None:
        """`icons` are picture files that pages may show."""
        self._icons = icons
        self._folder = tempfile.TemporaryDirectory(prefix="deskhand-chromium-", ignore_cleanup_errors=True)
        where = Path(self._folder.name)
        command = ["chromium", *FLAGS, f"--user-data-dir={where / 'profile'}", "about:blank"]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._socket = _connected(where / "profile" / "DevToolsActivePort")
        self._number = 0
        self._file = where / "page.html"
        self._ask("Page.enable")

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._folder.cleanup()

    def draw(self, page: Page, name: str, seed: int) -> tuple[bytes, Screen]:
        """A page's picture as PNG and its truth."""
        self._file.write_text(self._with_icons(page.html), "utf-8")
        self._open(self._file.as_uri(), page.size, page.zoom)
        return self._seen(page.size, page.zoom, (name, page.source, seed))

    def shown(self, page: Page) -> tuple[bytes, dict[str, tuple[int, int, int, int]]]:
        """A page's picture as PNG, and where everything with a name (`data-i`) can be seen, in image pixels."""
        self._file.write_text(self._with_icons(page.html), "utf-8")
        self._open(self._file.as_uri(), page.size, page.zoom)
        return self._named(page.zoom)

    def changed(self, body: str, zoom: float) -> tuple[bytes, dict[str, tuple[int, int, int, int]]]:
        """The same with another body in the page that was shown: a third of the time of opening a page."""
        self._ask("Runtime.evaluate", expression=f"document.body.innerHTML = {json.dumps(self._with_icons(body))}")
        self._ask("Runtime.evaluate", expression=DECODED, awaitPromise=True)
        return self._named(zoom)

    def _named(self, zoom: float) -> tuple[bytes, dict[str, tuple[int, int, int, int]]]:
        found = json.loads(self._ask("Runtime.evaluate", expression=NAMED)["result"]["value"])
        return self._shot(), {name: _pixels(box, zoom) for name, box in found.items()}

    def visit(self, place: Place, name: str, source: str) -> tuple[bytes, Screen]:
        """The same of a page that was not made here."""
        self._open(place.address, place.size, place.zoom)
        for script in (place.start, place.mark):
            self._ask("Runtime.evaluate", expression=script)
            time.sleep(CALM)
        return self._seen(place.size, place.zoom, (name, source, 0))

    def _open(self, address: str, size: tuple[int, int], zoom: float) -> None:
        self._ask("Emulation.setDeviceMetricsOverride", width=size[0], height=size[1], deviceScaleFactor=zoom, mobile=False)
        self._ask("Page.navigate", url=address)
        self._until_loaded(address.partition(":")[0])
        self._ask("Runtime.evaluate", expression=SETTLED, awaitPromise=True)

    def _seen(self, size: tuple[int, int], zoom: float, known: tuple[str, str, int]) -> tuple[bytes, Screen]:
        found = json.loads(self._ask("Runtime.evaluate", expression=LOOK)["result"]["value"])
        return self._shot(), _screen(found, size, zoom, known)

    def _shot(self) -> bytes:
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"])

    def _with_icons(self, html: str) -> str:
        """With files in place of `ICON:number`."""
        first, *rest = html.split("ICON:")
        parts = [first]
        for piece in rest:
            number, quote, tail = piece.partition('"')
            parts.append(self._icons[int(number) % len(self._icons)].as_uri() + quote + tail)
        return "".join(parts)

    def _until_loaded(self, scheme: str) -> None:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            state = self._ask("Runtime.evaluate", expression="document.readyState + location.protocol")["result"].get("value")
            if state == f"complete{scheme}:":
                return
            time.sleep(0.01)
        raise TimeoutError("Chromium did not load a page.")

    def _ask(self, method: str, **parameters: object) -> Any:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            reply = json.loads(self._socket.recv())
            if reply.get("id") == self._number:
                if "error" in reply:
                    raise RuntimeError(f"Chromium refused {method}: {reply['error']['message']}")
                return reply["result"]


def _connected(port_file: Path) -> Any:
    """A web socket to the first page, once the browser has said where it listens."""
    import websocket

    until = time.monotonic() + WAIT
    while not (port_file.exists() and port_file.read_text().strip()):
        if time.monotonic() > until:
            raise TimeoutError("Chromium did not start: is the package `chromium` installed?")
        time.sleep(0.05)
    port = port_file.read_text().split()[0]
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/json", timeout=WAIT) as answer:
        pages = json.load(answer)
    address = next(one["webSocketDebuggerUrl"] for one in pages if one["type"] == "page")
    return websocket.create_connection(address, timeout=WAIT)


def _screen(found: list[Any], points: tuple[int, int], zoom: float, known: tuple[str, str, int]) -> Screen:
    size = (round(points[0] * zoom), round(points[1] * zoom))
    controls, unsure = found
    boxes = [clipped(_pixels(box, zoom), size) for _, box, _, _ in controls]
    truth = [Truth(role, box, tuple(state), text) for (role, _, state, text), box in zip(controls, boxes, strict=True) if box]
    doubtful = [box for one in unsure if (box := clipped(_pixels(one, zoom), size))]
    return Screen(known[0], known[1], known[2], size, zoom, tuple(truth), tuple(doubtful))


def _pixels(box: list[float], zoom: float) -> tuple[int, int, int, int]:
    left, top = round(box[0] * zoom), round(box[1] * zoom)
    return (left, top, round((box[0] + box[2]) * zoom) - left, round((box[1] + box[3]) * zoom) - top)
