"""Pure: whether a small picture without words is a bin, as buttons that delete bear.

A linear classifier over the edges of the picture. It was trained on bins drawn by chance in many ways, against 6,500 icons of
LibreOffice and Adwaita (`models/brain/bins.py`).
"""

from __future__ import annotations

import base64
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from models.model import Bounds, Pixels

SIDE = 32
"""Pixels of side in which pictures are compared."""
CELLS = 8
"""Cells a side in which edges are counted."""
TURNS = 8
"""Directions of edges."""
LARGEST = 72
"""Pixels of side at scale 1 up to which something is a picture on a button."""
CUTS = (6, 0, -3, -6)
"""Pixels at scale 1 that are looked at around a box, or left out of it."""
SMALLEST = 10
"""Pixels of side of a picture that can be told."""
INK = 40
"""Levels by which ink differs from the ground."""
SURE = 0.0
"""From which it is a bin. Of icons that it was not trained on 0.4 % reach that, of bins 99 %."""
WEIGHTS = (
    "PN>DI1E%wzt)T~_fv8TUHmZuaF}b6(skDZ*%(3~cCN93NU$#QE;<aS4g|n%z3AWcW5H*r8IWcfIg)5J>fw%HCI6K2SL_6|26)uFgLbaGR`8hT>"
    "T{)>a$0*&kIkQPKmNap+3bWcbZ7BV-A)$yOK^^;`Fs7*|<|Y260Hr;y!zse55}~Q2td9TyH8IMtFft6bT&}~d5;#aRb1!DE6SNVmL$UTW@H$d8"
    "Yq8X@tE6}+tS<sM&^Ui8HmvNkps<Rk?yu=MGdIVto2|68-mJ7S4Kq?W3pIkVuB-{N?yx_wY_QWcr<$*^0032zC!tQF392A1GAIeBSD;O=J~T+A"
    "N2rIW>7W1r2{f}Lx;4@<p|C@;DKwlbuq7Y0-nV6}AhN<CiZ#D6)~WKdo2k{aLLm69N-YH~45lEmlC;pZinvX%HL{+ou&5NXCaRDm&9O1EJ+;xT"
    "aHX}d=dc~GV6s=W@3zjZ006(8|EDUc>96E1KrD}{?W8xdSerF83#Z1a{ipx{<1Ae{U^E#v@~x?|oTwn6N+|m-bT!7RcclETs4uQ4N}%(x|1_K}"
    "7&1?^$uFZTS)uo^*|OuYyRvz-fwF?3gQQKeft;}>m90u9+_WX7=bPoRGO&T7NwOHMwzHh7000@N<*rPz3A9Km4y*>LW2e2Y*tg6od@bX$)uzs+"
    "$0toY5ioryb|yYH=r{x^@FXraEjzz7b~QjdN;X_194HQ_-ZY6fwKm!?E38Q+C!pc7L$*V>#kWAUJ+mgB(xMZ!H7FphNU;Z^&$Nr96Q`-R3^u7b"
    "X*u07Cb!R|rm4)Yg)-MJtup#6g0m;6002FzRjfd+8#0})nxHA6kDYX_sIf}4urntyhBn46iz#h1$FFOxRit1wN;A$VKr9|GD6dg6CNSDEl(X-m"
    "#-ow4f3@|qBd~I^EV3-23Z<5`4lV$xFe(+WKC&yMRIDwp%cJA6lM&dl{IN`(?Wy%BpsNG5VzAS#8mIsO0045M<fmh)CLrK10i!yheJY19DYBrm"
    "^)D~27qT5P@G;0Z2d<2=46wep2efA_B`sAi(x;{=g0LZ~qO?7$fvIk=8?kY>d9o0+PP2`s@U2|6)vlJVfGotZMzhbSGp_oyPPO#1->ELJ|F9OO"
    "TdHy}Fd?|Dsi>-@&Yu7P008Wi$DkafeW~m!6|I<|NHYI5w65!}-?ZQ|FtOGu9yfD5Ffq%p+NmwF(zF~f<tq+3JvKlv<Sdq@D6#ag9<UoWDmIt0"
    "s4jA{dbHcD+ptzN?l!_O6g9E53bmE2X0mTAWHYj`8LjZFNU~F`Sr2?Fydn;yhM*mt5{Li*Xqy%%2B(HCp)GSEi6}Idge7Y;jU@3n?l>Vabu_^z"
    "*c>7{VLIeHBs(WK-ZWVu9;`j9n>9By{xI=1<gD_lVyybJfiH@$@UnF+n6}BQ=%}x;)-wXNNwi`yHMeM}e5U-ZTr^)b5I1lyyR{jm_L)T|VJ_M!"
    "SuAxe_7XLi7|8"
)
"""One of each measure and the constant, as float16 in base 85."""
Grey = NDArray[np.float32]


def is_bin(pixels: Pixels, box: Bounds, scale: float = 1.0) -> bool:
    """Of what stands in a box of a picture; `scale` is image pixels per point. Frames around it are cut off step by step."""
    if max(box[2:]) > LARGEST * scale:
        return False
    return any(_holds_bin(pixels, box, round(by * scale)) for by in CUTS)


def _holds_bin(pixels: Pixels, box: Bounds, more: int) -> bool:
    left, top, width, height = box
    part = pixels[max(0, top - more) : max(0, top + height + more), max(0, left - more) : max(0, left + width + more)]
    ink = drawn(part) if min(part.shape[:2]) >= SMALLEST else None
    weights = _weights()
    return ink is not None and float(measures(ink) @ weights[:-1] + weights[-1]) > SURE


def drawn(part: Pixels) -> NDArray[np.bool_] | None:
    """What is drawn on the ground, without a frame around it, cut to its size; none where it is no picture."""
    away = np.abs(part.astype(np.int16) - np.median(part, axis=(0, 1))).max(axis=2) > INK
    joined = cv2.dilate(away.astype(np.uint8), np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    height, width = away.shape
    inner = [n for n in range(1, len(stats)) if not _at_edge(stats[n], width, height)]
    ink = away & np.isin(labels, inner)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if rows.size < 7 or columns.size < 6:
        return None
    return np.asarray(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], np.bool_)


def _at_edge(stats: NDArray[np.int32], width: int, height: int) -> bool:
    left, top, wide, high, _ = (int(one) for one in stats)
    return left == 0 or top == 0 or left + wide == width or top + high == height


def measures(ink: NDArray[np.bool_]) -> Grey:
    """How strong the edges of each direction are in each cell, and how dark each cell is."""
    small = _squared(ink)
    blurred = np.asarray(cv2.GaussianBlur(small, (0, 0), 0.7) * 255, np.float32)
    across, down = cv2.Sobel(blurred, cv2.CV_32F, 1, 0, ksize=1), cv2.Sobel(blurred, cv2.CV_32F, 0, 1, ksize=1)
    strength = np.hypot(across, down)
    turn = np.asarray((np.arctan2(down, across) % np.pi) / np.pi * TURNS, np.float32)
    found = [_celled(np.asarray(strength * _nearness(turn, n), np.float32)) for n in range(TURNS)]
    edges = np.stack(found).ravel()
    shares = 4 * np.sqrt(edges / (edges.sum() + 1e-6))
    return np.concatenate([shares, _celled(small).ravel()]).astype(np.float32)


def _squared(ink: NDArray[np.bool_]) -> Grey:
    """In the middle of a square with a margin."""
    height, width = ink.shape
    side = max(height, width)
    margin = side // 8 + 1
    square = np.zeros((side + 2 * margin, side + 2 * margin), np.float32)
    top, left = margin + (side - height) // 2, margin + (side - width) // 2
    square[top : top + height, left : left + width] = ink
    how = cv2.INTER_AREA if side > SIDE - 4 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(square, (SIDE, SIDE), interpolation=how), np.float32)


def _nearness(turn: Grey, wanted: int) -> Grey:
    away = np.abs(turn - wanted)
    return np.asarray(np.clip(1 - np.minimum(away, TURNS - away), 0, 1), np.float32)


def _celled(picture: Grey) -> Grey:
    return np.asarray(cv2.resize(picture, (CELLS, CELLS), interpolation=cv2.INTER_AREA), np.float32)


@cache
def _weights() -> Grey:
    return np.frombuffer(base64.b85decode("".join(WEIGHTS)), np.float16).astype(np.float32)
