"""Edge: a page in a new tab of Chromium. The address bar leaves out `https://` and `www.`, so the site's name is looked for."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

START = 30.0
"""Seconds the browser may take to come up, or a page to load."""


def run(desk: Any, address: str) -> None:
    if not desk.see('window "Chromium"'):
        desk.open("chromium")
        desk.wait_for('window "Chromium"', START)
    desk.press("ctrl+t")
    desk.wait_for('window "New Tab"')
    desk.press("ctrl+l")
    desk.type(address)
    desk.press("enter")
    desk.wait_for('window "New Tab"', START, gone=True)
    if desk.see('"ERR_"') or desk.see('"This site can’t be reached"'):
        raise ValueError(f"{address} cannot be reached")
    site = urlsplit(address if "//" in address else f"//{address}")
    desk.expect(f'"{site.netloc.removeprefix("www.")}"')
