"""What each family of vision models says, in every form that was seen of it, and what it means on a picture of 1000 x 500."""

from __future__ import annotations

import msgspec
import pytest

from models.dialects.dialect import Call, ReplyError, Size
from models.dialects.every import DIALECTS, dialect
from models.dialects.given import NOT_THERE

SIZE: Size = (1000, 500)
Rows = list[tuple[str, list[Call] | None]]
"""Replies with what they mean, None where they cannot be understood."""


def click(x: float, y: float, name: str = "left_click", **more: object) -> Call:
    return Call(name, spot=(x, y), **more)  # type: ignore[arg-type]


def tool(arguments: str, name: str = "computer_use") -> str:
    return f'<tool_call>\n{{"name": "{name}", "arguments": {arguments}}}\n</tool_call>'


def tagged(**parameters: str) -> str:
    inside = "".join(f"<parameter={name}>\n{value}\n</parameter>\n" for name, value in parameters.items())
    return f"<tool_call>\n<function=computer_use>\n{inside}</function>\n</tool_call>"


def holo(call: str, note: str = "null") -> str:
    return f'{{"note": {note}, "thought": "The button is there.", "tool_call": {call}}}'


def navigation(action: str) -> str:
    return f'{{"note": "", "thought": "Go on.", "action": {action}}}'


def code(*lines: str) -> str:
    return "## Thought:\nIt is there.\n## Action:\nDo it.\n## Code:\n```python\n" + "\n".join(lines) + "\n```"


QWEN_CLICK = tool('{"action": "left_click", "coordinate": [512, 384]}')
URL = (Call("key", keys="ctrl+l"), Call("type", text="https://example.org", enter=True))
SEARCH = (Call("key", keys="ctrl+l"), Call("type", text="weather in Paris", enter=True))
QWEN: Rows = [
    (f"Action: Click the Save button.\n{QWEN_CLICK}", [click(512, 192)]),
    (QWEN_CLICK, [click(512, 192)]),
    ("<think>\nWhere is it?\n</think>\n" + QWEN_CLICK, [click(512, 192)]),
    ("It opens the tag in the template.\n</think>\n\n" + QWEN_CLICK, [click(512, 192)]),
    ("<think>I could " + tool('{"action": "wait"}') + "</think>" + QWEN_CLICK, [click(512, 192)]),
    ('<tool_call>{"name": "computer_use", "arguments": {"action": "left_click", "coordinate": [512, 384]}}', [click(512, 192)]),
    ('<tool_call>{"name": "computer_use", "arguments": {"action": "left_click", "coordinate": [512, 384]', [click(512, 192)]),
    (
        '{"name": "computer_use", "arguments": {"action": "left_click", "coordinate": [512, 384]}}\n</tool_call>',
        [click(512, 192)],
    ),
    (
        '```json\n{"name": "computer_use", "arguments": {"action": "left_click", "coordinate": [512, 384]}}\n```',
        [click(512, 192)],
    ),
    ("I will click.\n```\n{'action': 'left_click', 'coordinate': (512, 384)}\n```", [click(512, 192)]),
    (
        "<tool_call>{'name': 'computer_use', 'arguments': {'action': 'left_click', 'coordinate': [512, 384]}}</tool_call>",
        [click(512, 192)],
    ),
    ('<tool_call>{"action": "left_click", "coordinate": [512, 384]}</tool_call>', [click(512, 192)]),
    ('<tool_call>{"name": "left_click", "arguments": {"coordinate": [512, 384]}}</tool_call>', [click(512, 192)]),
    (
        '<tool_call>{"name": "computer_use", "arguments": {"type": "left_click", "coordinate": [512, 384]}}</tool_call>',
        [click(512, 192)],
    ),
    (tool('"{\\"action\\": \\"left_click\\", \\"coordinate\\": [512, 384]}"'), [click(512, 192)]),
    (
        '{"type": "function", "function": {"name": "computer_use", '
        '"arguments": {"action": "left_click", "coordinate": [512, 384]}}}',
        [click(512, 192)],
    ),
    (tool('{"action": "left_click", "coordinate": ["512", "384"]}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": "512 384"}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": "(512, 384)"}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": "[512, 384]"}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": [[512, 384]]}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": {"x": 512, "y": 384}}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": [500, 380, 524, 388]}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": [[500, 380], [524, 388]]}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": [512.5, 384.0]}'), [click(512.5, 192)]),
    (tool('{"action": "left_click", "coordinate": [512, 384]]}}'), [click(512, 192)]),
    (tool('{"action": "left_click", "coordinate": [512, 384,],}'), [click(512, 192)]),
    (tool("{action: left_click, coordinate: [512, 384]}"), [click(512, 192)]),
    (tagged(action="left_click", coordinate="[512, 384]"), [click(512, 192)]),
    ('[{"point_2d": [512, 384], "label": "Save"}]', [click(512, 192)]),
    ('```json\n[{"bbox_2d": [500, 380, 524, 388], "label": "Save"}]\n```', [click(512, 192)]),
    (tool('{"action": "right_click", "coordinate": [512, 384]}'), [click(512, 192, "right_click")]),
    (tool('{"action": "middle_click", "coordinate": [512, 384]}'), [click(512, 192, "middle_click")]),
    (tool('{"action": "double_click", "coordinate": [512, 384]}'), [click(512, 192, "double_click")]),
    (tool('{"action": "triple_click", "coordinate": [512, 384]}'), [click(512, 192, "triple_click")]),
    (tool('{"action": "mouse_move", "coordinate": [512, 384]}'), [click(512, 192, "mouse_move")]),
    (tool('{"action": "left_click_drag", "coordinate": [512, 384]}'), [Call("left_click_drag", end=(512, 192))]),
    (
        tool('{"action": "left_click_drag", "coordinate": [100, 100], "coordinate2": [512, 384]}'),
        [click(100, 50, "left_click_drag", end=(512, 192))],
    ),
    (
        tool('{"action": "left_click_drag", "start_coordinate": [100, 100], "end_coordinate": [512, 384]}'),
        [click(100, 50, "left_click_drag", end=(512, 192))],
    ),
    (
        tool('{"action": "left_click_drag", "coordinate": [[100, 100], [512, 384]]}'),
        [click(100, 50, "left_click_drag", end=(512, 192))],
    ),
    (tool('{"action": "key", "keys": ["ctrl", "s"]}'), [Call("key", keys="ctrl+s")]),
    (tool('{"action": "key", "keys": ["Control", "Shift", "T"]}'), [Call("key", keys="ctrl+shift+t")]),
    (tool('{"action": "key", "keys": "ctrl+s"}'), [Call("key", keys="ctrl+s")]),
    (tool('{"action": "key", "keys": ["ctrl+s"]}'), [Call("key", keys="ctrl+s")]),
    (tool('{"action": "key", "text": "Return"}'), [Call("key", keys="enter")]),
    (tool('{"action": "key", "keys": ["Page_Down"]}'), [Call("key", keys="pagedown")]),
    (tool('{"action": "type", "text": "Hello, World!"}'), [Call("type", text="Hello, World!")]),
    (tool('{"action": "type", "text": "Hello\\n"}'), [Call("type", text="Hello", enter=True)]),
    (tool('{"action": "type", "text": "one\\ntwo"}'), [Call("type", text="one\ntwo")]),
    (tool('{"action": "type", "text": "one\ntwo"}'), [Call("type", text="one\ntwo")]),
    (tool('{"action": "type", "text": "say "hi" now"}'), [Call("type", text='say "hi" now')]),
    (tool("{'action': 'type', 'text': 'it's {here}'}"), [Call("type", text="it's {here}")]),
    (tool('{"action": "type", "text": "C:\\new\\table"}'), [Call("type", text="C:\new\table")]),
    (tool('{"action": "type", "text": "C:\\\\Users\\\\me"}'), [Call("type", text="C:\\Users\\me")]),
    (tool('{"action": "type", "text": "</tool_call>"}'), [Call("type", text="</tool_call>")]),
    (tool('{"action": "type", "text": 2026}'), [Call("type", text="2026")]),
    (tool('{"action": "type", "text": "你好 é €"}'), [Call("type", text="你好 é €")]),
    (
        tool(
            '{"action": "type", "coordinate": [512, 384], "text": "Paris", "press_enter": true, "delete_existing_text": true}'
        ),
        [Call("type", spot=(512, 192), text="Paris", enter=True, clear=True)],
    ),
    (
        tool('{"action": "type", "text": "Paris", "clear": 1, "enter": "True"}'),
        [Call("type", text="Paris", enter=True, clear=True)],
    ),
    (tool('{"action": "type", "text": "Paris", "clear": False, "enter": None}'), [Call("type", text="Paris")]),
    (tool('{"action": "scroll", "pixels": -5}'), [Call("scroll", dy=5)]),
    (tool('{"action": "scroll", "pixels": 5, "coordinate": [512, 384]}'), [click(512, 192, "scroll", dy=-5)]),
    (tool('{"action": "scroll", "pixels": -500}'), [Call("scroll", dy=5)]),
    (tool('{"action": "scroll", "pixels": "-30"}'), [Call("scroll", dy=1)]),
    (tool('{"action": "scroll", "pixels": 100000}'), [Call("scroll", dy=-30)]),
    (tool('{"action": "scroll", "direction": "down"}'), [Call("scroll", dy=5)]),
    (tool('{"action": "scroll", "direction": "Left", "amount": 2}'), [Call("scroll", dx=-2)]),
    (tool('{"action": "hscroll", "pixels": 300}'), [Call("scroll", dx=3)]),
    (tool('{"action": "wait", "time": 2}'), [Call("wait", seconds=2.0)]),
    (tool('{"action": "wait", "time": "2.5"}'), [Call("wait", seconds=2.5)]),
    (tool('{"action": "wait"}'), [Call("wait", seconds=1.0)]),
    (tool('{"action": "wait", "time": 1e9}'), [Call("wait", seconds=60.0)]),
    (tool('{"action": "screenshot"}'), [Call("wait", seconds=0.5)]),
    (tool('{"action": "terminate", "status": "success"}'), [Call("done")]),
    (tool('{"action": "terminate", "status": "failure"}'), [Call("fail", text="The model gave up.")]),
    (tool('{"action": "answer", "text": "It is 42."}'), [Call("done", text="It is 42.")]),
    (QWEN_CLICK + "\n" + tool('{"action": "type", "text": "a"}'), [click(512, 192), Call("type", text="a")]),
    ('[{"action": "left_click", "coordinate": [512, 384]}, {"action": "wait"}]', [click(512, 192), Call("wait")]),
    (tool('{"action": "left_click", "coordinate": [1000, 1000]}'), [click(999, 499)]),
    (tool('{"action": "left_click", "coordinate": [0, 0]}'), [click(0, 0)]),
    (tool('{"action": "left_click", "coordinate": [-3, 1010]}'), [click(0, 499)]),
]
PIXELS: Rows = [
    (QWEN_CLICK, [click(512, 384)]),
    (tool('{"action": "left_click", "coordinate": [1003, 503]}'), [click(999, 499)]),
    (tool('{"action": "left_click", "coordinate": [-2, 0]}'), [click(0, 0)]),
]
FARA7: Rows = [
    (f"I see the button.\n{QWEN_CLICK}", [click(512, 384)]),
    (tool('{"action": "visit_url", "url": "https://example.org"}'), list(URL)),
    (tool('{"action": "web_search", "query": "weather in Paris"}'), list(SEARCH)),
    (tool('{"action": "history_back"}'), [Call("key", keys="alt+left")]),
    (tool('{"action": "refresh"}'), [Call("key", keys="f5")]),
    (tool('{"action": "pause_and_memorize_fact", "fact": "It costs 3."}'), [Call("remember", text="It costs 3.")]),
    (tool('{"action": "key", "keys": ["ArrowDown"]}'), [Call("key", keys="arrowdown")]),
]
TAGGED: Rows = [
    (tagged(action="left_click", coordinate="[512, 384]"), [click(512, 192)]),
    (
        "<tool_call><function=computer_use><parameter=action>left_click</parameter>"
        "<parameter=coordinate>[512, 384]</parameter></function></tool_call>",
        [click(512, 192)],
    ),
    (
        "<function=computer_use>\n<parameter=action>\nleft_click\n</parameter>\n"
        "<parameter=coordinate>\n512, 384\n</parameter>\n</function>",
        [click(512, 192)],
    ),
    ("<tool_call>\n<function=computer_use>\n<parameter=action>left_click\n<parameter=coordinate>[512, 384]", [click(512, 192)]),
    (
        "<tool_call>\n<function=left_click>\n<parameter=coordinate>\n[512, 384]\n</parameter>\n</function>\n</tool_call>",
        [click(512, 192)],
    ),
    ("<think>\n\n</think>\n\nI click it.\n" + tagged(action="left_click", coordinate="[512, 384]"), [click(512, 192)]),
    (f"I click it.\n{QWEN_CLICK}", [click(512, 192)]),
    (tagged(action="type", text="007"), [Call("type", text="007")]),
    (tagged(action="type", text='["a", {"b": 1}]'), [Call("type", text='["a", {"b": 1}]')]),
    (tagged(action="type", text="one\ntwo"), [Call("type", text="one\ntwo")]),
    (tagged(action="type", text="x", press_enter="true"), [Call("type", text="x", enter=True)]),
    (tagged(action="key", keys='["ctrl", "c"]'), [Call("key", keys="ctrl+c")]),
    (tagged(action="key", keys="['Enter']"), [Call("key", keys="enter")]),
    (tagged(action="key", keys="ctrl+c"), [Call("key", keys="ctrl+c")]),
    (tagged(action="scroll", pixels="-400"), [Call("scroll", dy=4)]),
    (tagged(action="wait", time="3"), [Call("wait", seconds=3.0)]),
    (
        tagged(action="left_click_drag", coordinate="[100, 100]", coordinate2="[512, 384]"),
        [click(100, 50, "left_click_drag", end=(512, 192))],
    ),
    (
        tagged(action="left_click", coordinate="[512, 384]") + tagged(action="type", text="a"),
        [click(512, 192), Call("type", text="a")],
    ),
]
FARA15: Rows = [
    *TAGGED,
    (tagged(action="visit_url", url="https://example.org"), list(URL)),
    (tool('{"action": "web_search", "query": "weather in Paris"}'), list(SEARCH)),
    (tagged(action="history_back"), [Call("key", keys="alt+left")]),
    (tagged(action="pause_and_memorize_fact", fact="It costs 3."), [Call("remember", text="It costs 3.")]),
    (tool('{"action": "ask_user_question", "question": "Which one?"}'), [Call("ask_user", text="Which one?")]),
    (tagged(action="terminate", answer="It is 42."), [Call("done", text="It is 42.")]),
    (tool('{"action": "terminate"}'), [Call("done")]),
]
HOLO: Rows = [
    (holo('{"tool_name": "click", "element": "Save button", "x": 932, "y": 880}'), [click(932, 440, element="Save button")]),
    ('{"x": 552, "y": 404}', [click(552, 202)]),
    ('```json\n{"x": 552, "y": 404}\n```', [click(552, 202)]),
    ('The target is here: {"x": "552", "y": "404"}.', [click(552, 202)]),
    ('{"x": null, "y": null}', [Call("fail", text=NOT_THERE)]),
    (holo('{"tool_name": "click", "element": "Save", "x": [932, 880]}'), [click(932, 440, element="Save")]),
    (holo('{"tool_name": "click", "args": {"element": "Save", "x": 932, "y": 880}}'), [click(932, 440, element="Save")]),
    (holo('{"name": "click", "arguments": {"element": "Save", "x": 932, "y": 880}}'), [click(932, 440, element="Save")]),
    ('{"tool_name": "click", "element": "Save", "x": 932, "y": 880}', [click(932, 440, element="Save")]),
    ("{'note': None, 'thought': 'T', 'tool_call': {'tool_name': 'click', 'element': 'Save', 'x': 932, 'y': 880", None),
    (
        "{'note': None, 'thought': 'T', 'tool_call': {'tool_name': 'click', 'element': 'Save', 'x': 932, 'y': 880}",
        [click(932, 440, element="Save")],
    ),
    (
        "Sure:\n" + holo('{"tool_name": "double_click", "element": "a", "x": 1, "y": 2}') + "\nDone.",
        [click(1, 1, "double_click", element="a")],
    ),
    (holo('{"tool_name": "right_click", "element": "a", "x": 10, "y": 20}'), [click(10, 10, "right_click", element="a")]),
    (holo('{"tool_name": "hover", "element": "a", "x": 10, "y": 20}'), [click(10, 10, "mouse_move", element="a")]),
    (
        holo('{"tool_name": "drag", "element": "a", "x": 10, "y": 20, "to_x": 30, "to_y": 40}'),
        [click(10, 10, "left_click_drag", end=(30, 20))],
    ),
    (
        holo('{"tool_name": "drag_and_drop", "x1": 10, "y1": 20, "x2": 30, "y2": 40}'),
        [click(10, 10, "left_click_drag", end=(30, 20))],
    ),
    (
        holo('{"tool_name": "write", "element": "Name", "content": "Ada", "x": 10, "y": 20, "press_enter": true}'),
        [Call("type", spot=(10, 10), text="Ada", enter=True)],
    ),
    (holo('{"tool_name": "type", "content": "Ada", "press_enter": false}'), [Call("type", text="Ada")]),
    (holo('{"tool_name": "hotkey", "keys": ["ctrl", "s"]}'), [Call("key", keys="ctrl+s")]),
    (holo('{"tool_name": "scroll", "direction": "down", "x": 10, "y": 20}'), [click(10, 10, "scroll", dy=5)]),
    (holo('{"tool_name": "wait", "seconds": 3}'), [Call("wait", seconds=3.0)]),
    (holo('{"tool_name": "open_app", "app_name": "Files"}'), [Call("open_app", text="Files")]),
    (holo('{"tool_name": "open_app", "name": "Files"}'), [Call("open_app", text="Files")]),
    (holo('{"tool_name": "ask", "question": "Which?"}'), [Call("ask_user", text="Which?")]),
    (holo('{"tool_name": "answer", "content": "42"}'), [Call("done", text="42")]),
    (holo('{"tool_name": "fail", "reason": "It is locked."}'), [Call("fail", text="It is locked.")]),
    (
        "<tool_call><function=click><parameter=element>Save</parameter><parameter=x>932</parameter>"
        "<parameter=y>880</parameter></function></tool_call>",
        [click(932, 440, element="Save")],
    ),
    ('<tool_call>{"name": "click", "arguments": {"x": 932, "y": 880}}</tool_call>', [click(932, 440)]),
]
HOLO1: Rows = [
    ("Click(352, 348)", [click(352, 348)]),
    ("The position is Click(x=352, y=348).", [click(352, 348)]),
    ('{"action": "click", "x": 352, "y": 348}', [click(352, 348)]),
    (navigation('{"action": "click_element", "element": "Save", "x": 352, "y": 348}'), [click(352, 348, element="Save")]),
    (
        navigation('{"action": "write_element_abs", "content": "Ada", "element": "Name", "x": 352, "y": 348}'),
        [Call("type", spot=(352, 348), text="Ada", enter=True)],
    ),
    (navigation('{"action": "scroll", "direction": "up"}'), [Call("scroll", dy=-5)]),
    (navigation('{"action": "go_back"}'), [Call("key", keys="alt+left")]),
    (navigation('{"action": "refresh"}'), [Call("key", keys="f5")]),
    (navigation('{"action": "goto", "url": "https://example.org"}'), list(URL)),
    (navigation('{"action": "wait", "seconds": 4}'), [Call("wait", seconds=4.0)]),
    (navigation('{"action": "wait"}'), [Call("wait", seconds=2.0)]),
    (navigation('{"action": "answer", "content": "42"}'), [Call("done", text="42")]),
    (navigation('{"action": "restart"}'), None),
]
TARS_OLD: Rows = [
    ("Thought: There.\nAction: click(start_box='<|box_start|>(512,384)<|box_end|>')", [click(512, 192)]),
    ("Thought: There.\nAction: click(start_box='(512,384)')", [click(512, 192)]),
    ("Action: click(start_box='<|box_start|>(500,380,524,388)<|box_end|>')", [click(512, 192)]),
    ("Action: click(start_box='[500,380,524,388]')", [click(512, 192)]),
    ("Action: left_double(start_box='(512,384)')", [click(512, 192, "double_click")]),
    ("Action: right_single(start_box='(512,384)')", [click(512, 192, "right_click")]),
    ("Action: drag(start_box='(100,100)', end_box='(512,384)')", [click(100, 50, "left_click_drag", end=(512, 192))]),
    ("Action: scroll(start_box='(512,384)', direction='down')", [click(512, 192, "scroll", dy=5)]),
    ("Action: finished()", [Call("done")]),
    ("Action: call_user()", [Call("hand_over")]),
]
TARS_NEW: Rows = [
    ("Thought: There.\nAction: click(point='<point>512 384</point>')", [click(512, 384)]),
    ("Thought: There.\nAction: click(point='<point>512.5 384.25</point>')", [click(512.5, 384.25)]),
    ("Action: click(point='<point>-3 384</point>')", [click(0, 384)]),
    ("Action: click(start_box='(512,384)')", [click(512, 384)]),
    ("click(point='<point>512 384</point>')", [click(512, 384)]),
    ("Action: click(point='<point>512 384</point>'", [click(512, 384)]),
    ("Action: click(point=<point>512 384</point>)", [click(512, 384)]),
    ("Action: click(point=(512, 384))", [click(512, 384)]),
    ("Action: click('<point>512 384</point>')", [click(512, 384)]),
    ("Action: click([512, 384])", [click(512, 384)]),
    ("**Thought:** There.\n**Action:** click(point='<point>512 384</point>')", [click(512, 384)]),
    ("<think>Where (perhaps) is it?</think>Thought: There.\nAction: click(point='<point>512 384</point>')", [click(512, 384)]),
    ("Thought: There.\nAction:\n```\nclick(point='<point>512 384</point>')\n```", [click(512, 384)]),
    ("Action: I think (maybe) it is click(point='<point>512 384</point>')", [click(512, 384)]),
    ("Action: click(point='<bbox>500 380 524 388</bbox>')", [click(512, 384)]),
    ("Action: hover(point='<point>512 384</point>')", [click(512, 384, "mouse_move")]),
    (
        "Action: drag(start_point='<point>100 100</point>', end_point='<point>512 384</point>')",
        [click(100, 100, "left_click_drag", end=(512, 384))],
    ),
    ("Action: hotkey(key='ctrl c')", [Call("key", keys="ctrl+c")]),
    ("Action: hotkey(key='ctrl+shift t')", [Call("key", keys="ctrl+shift+t")]),
    ("Action: hotkey(key='page down')", [Call("key", keys="pagedown")]),
    ("Action: press(key='enter')", [Call("key", keys="enter")]),
    ("Action: type(content='xxx')", [Call("type", text="xxx")]),
    ("Action: type(content='xxx\\n')", [Call("type", text="xxx", enter=True)]),
    ("Action: type(content='Brown and men')", [Call("type", text="Brown and men")]),
    ("Action: type(content='a\\\\')", [Call("type", text="a\\")]),
    ("Action: type(content='It\\'s \\\"so\\\"')", [Call("type", text='It\'s "so"')]),
    ("Action: type(content='It's (really) so, isn't it')", [Call("type", text="It's (really) so, isn't it")]),
    ("Action: type(content=\"print('a')\")", [Call("type", text="print('a')")]),
    ("Action: type(content='a)b(c')", [Call("type", text="a)b(c")]),
    ("Action: type(content='os.system(\"rm\")')", [Call("type", text='os.system("rm")')]),
    ("Action: type(content='click(point=1)')", [Call("type", text="click(point=1)")]),
    ("Action: scroll(point='<point>512 384</point>', direction='up')", [click(512, 384, "scroll", dy=-5)]),
    ("Action: scroll(direction='right')", [Call("scroll", dx=5)]),
    ("Action: wait()", [Call("wait", seconds=5.0)]),
    ("Action: finished(content='It is 42.')", [Call("done", text="It is 42.")]),
    ("Action: open_app(app_name='Files')", [Call("open_app", text="Files")]),
    (
        "Action: click(point='<point>512 384</point>')\n\ntype(content='a')\n\nhotkey(key='enter')",
        [click(512, 384), Call("type", text="a"), Call("key", keys="enter")],
    ),
]
MAI: Rows = [
    (
        "<thinking>\nThere.\n</thinking>\n" + tool('{"action": "click", "coordinate": [512, 384]}', "mobile_use"),
        [click(512 / 0.999, 384 / 1.998)],
    ),
    ("<thinking>There.</think>" + tool('{"action": "click", "coordinate": [0, 999]}', "mobile_use"), [click(0, 499)]),
    (
        '<grounding_think>There.</grounding_think>\n<answer>\n{"coordinate": [512, 384]}\n</answer>',
        [click(512 / 0.999, 384 / 1.998)],
    ),
    ('<answer>{"coordinate": [512, 384]}', [click(512 / 0.999, 384 / 1.998)]),
    ("<answer>[512, 384]</answer>", [click(512 / 0.999, 384 / 1.998)]),
    ("<answer>(512, 384)</answer>", [click(512 / 0.999, 384 / 1.998)]),
    ('{"coordinate": [512, 384]}', [click(512 / 0.999, 384 / 1.998)]),
    (tool('{"action": "long_press", "coordinate": [999, 0]}', "mobile_use"), [click(999, 0, "right_click")]),
    (tool('{"action": "double_click", "coordinate": [999, 0]}', "mobile_use"), [click(999, 0, "double_click")]),
    (tool('{"action": "type", "text": "Ada"}', "mobile_use"), [Call("type", text="Ada")]),
    (tool('{"action": "swipe", "direction": "up"}', "mobile_use"), [Call("scroll", dy=5)]),
    (tool('{"action": "swipe", "direction": "left", "coordinate": [0, 0]}', "mobile_use"), [click(0, 0, "scroll", dx=5)]),
    (tool('{"action": "open", "text": "Files"}', "mobile_use"), [Call("open_app", text="Files")]),
    (tool('{"action": "AWAKE", "text": "Files"}', "mobile_use"), [Call("open_app", text="Files")]),
    (tool('{"action": "INFO", "text": "Which?"}', "mobile_use"), [Call("ask_user", text="Which?")]),
    (
        tool('{"action": "drag", "start_coordinate": [0, 0], "end_coordinate": [999, 0]}', "mobile_use"),
        [click(0, 0, "left_click_drag", end=(999, 0))],
    ),
    (tool('{"action": "system_button", "button": "back"}', "mobile_use"), [Call("key", keys="alt+left")]),
    (tool('{"action": "system_button", "button": "enter"}', "mobile_use"), [Call("key", keys="enter")]),
    (tool('{"action": "system_button", "button": "home"}', "mobile_use"), None),
    (tool('{"action": "wait"}', "mobile_use"), [Call("wait")]),
    (tool('{"action": "terminate", "status": "success"}', "mobile_use"), [Call("done")]),
    (tool('{"action": "terminate", "status": "fail"}', "mobile_use"), [Call("fail", text="The model gave up.")]),
    (tool('{"action": "answer", "text": "42"}', "mobile_use"), [Call("done", text="42")]),
]
OPENCUA: Rows = [
    (code("pyautogui.click(x=512, y=384)"), [click(512, 384)]),
    (code("pyautogui.click(512, 384)"), [click(512, 384)]),
    (code("pyautogui.click((512, 384))"), [click(512, 384)]),
    (code("import pyautogui", "pyautogui.click(x=512.0, y=384, clicks=2)"), [click(512, 384, "double_click")]),
    (code("pyautogui.click(x=512, y=384, button='right')"), [click(512, 384, "right_click")]),
    (code("pyautogui.rightClick(x=512, y=384)"), [click(512, 384, "right_click")]),
    (code("pyautogui.middleClick(x=512, y=384)"), [click(512, 384, "middle_click")]),
    (code("pyautogui.doubleClick(x=512, y=384)"), [click(512, 384, "double_click")]),
    (code("pyautogui.tripleClick(x=512, y=384)"), [click(512, 384, "triple_click")]),
    (code("computer.triple_click(x=512, y=384)"), [click(512, 384, "triple_click")]),
    (code("pyautogui.moveTo(512, 384, duration=0.5)"), [click(512, 384, "mouse_move")]),
    (code("pyautogui.moveTo(512, 384)", "pyautogui.click()"), [click(512, 384, "mouse_move"), click(512, 384)]),
    (
        code("pyautogui.moveTo(100, 100)", "pyautogui.dragTo(512, 384, button='left')"),
        [click(100, 100, "mouse_move"), click(100, 100, "left_click_drag", end=(512, 384))],
    ),
    (code("pyautogui.dragTo(512, 384)"), [Call("left_click_drag", end=(512, 384))]),
    (
        code("pyautogui.mouseDown(100, 100)", "pyautogui.moveTo(300, 300)", "pyautogui.mouseUp(512, 384)"),
        [click(100, 100, "left_click_drag", end=(512, 384))],
    ),
    (
        code("pyautogui.keyDown('ctrl')", "pyautogui.click(512, 384)", "pyautogui.keyUp('ctrl')", "pyautogui.click(1, 2)"),
        [click(512, 384, modifiers=("ctrl",)), click(1, 2)],
    ),
    (code("pyautogui.scroll(-5)"), [Call("scroll", dy=5)]),
    (code("pyautogui.scroll(5, x=512, y=384)"), [click(512, 384, "scroll", dy=-5)]),
    (code("pyautogui.hscroll(300)"), [Call("scroll", dx=3)]),
    (code("pyautogui.write('Hello, \\'World\\'!')"), [Call("type", text="Hello, 'World'!")]),
    (code("pyautogui.write(message='Hello\\n', interval=0.05)"), [Call("type", text="Hello", enter=True)]),
    (code("pyautogui.typewrite(text='C:\\\\Users')"), [Call("type", text="C:\\Users")]),
    (code("pyautogui.write('a\\d')"), [Call("type", text="a\\d")]),
    (code("pyautogui.press('enter')"), [Call("key", keys="enter")]),
    (code("pyautogui.press(key='down', presses=3)"), [Call("key", keys="down down down")]),
    (code("pyautogui.press(['tab', 'tab', 'enter'])"), [Call("key", keys="tab tab enter")]),
    (code("pyautogui.keyDown('shift')", "pyautogui.press('tab')", "pyautogui.keyUp('shift')"), [Call("key", keys="shift+tab")]),
    (code("pyautogui.hotkey('ctrl', 's')"), [Call("key", keys="ctrl+s")]),
    (code("pyautogui.hotkey(['ctrl', 'shift', 't'], interval=0.1)"), [Call("key", keys="ctrl+shift+t")]),
    (code("pyautogui.hotkey('ctrl', '+')"), [Call("key", keys="ctrl+plus")]),
    (code("time.sleep(2)"), [Call("wait", seconds=2.0)]),
    (code("computer.terminate(status='success')"), [Call("done")]),
    (code("computer.terminate('success', answer='42')"), [Call("done", text="42")]),
    (code("computer.terminate(status='failure')"), [Call("fail", text="The model gave up.")]),
    (code("computer.terminate(status='fail', data='locked')"), [Call("fail", text="locked")]),
    ("## Code:\n```code\ncomputer.terminate(status='success')\n```", [Call("done")]),
    ("Action: Click it.\npyautogui.click(x=512, y=384)", [click(512, 384)]),
    ("```python\npyautogui.click(x=512, y=384)", [click(512, 384)]),
    ("```python\npyautogui.press('a')\n```\nOr rather:\n```python\npyautogui.click(x=512, y=384)\n```", [click(512, 384)]),
    (code("pyautogui.click(x=512, y=384)", "pyautogui.write('Ada')"), [click(512, 384), Call("type", text="Ada")]),
]
BARE = [
    "[512, 384]",
    "(512,384)",
    "(512, 384)",
    "512, 384",
    "512 384",
    '{"x": 512, "y": 384}',
    "{'x': 512, 'y': 384}",
    '{"x": "512", "y": "384"}',
    '{"point": [512, 384]}',
    '{"coordinate": [512, 384]}',
    '[{"point_2d": [512, 384], "label": "Save 2"}]',
    '```json\n[{"point_2d": [512, 384], "label": "Save"}]\n```',
    '{"bbox_2d": [500, 380, 524, 388]}',
    "[500, 380, 524, 388]",
    "[[500, 380], [524, 388]]",
    "[[512, 384]]",
    "<point>512 384</point>",
    "<points x1=... >(512, 384)",
    "Click(512, 384)",
    "pyautogui.click(x=512, y=384)",
    "The button is at (512, 384).",
    "Of the 3 buttons it is the 2nd: (512, 384)",
    "<think>It is at [1, 2].</think>\n<answer>[512, 384]</answer>",
    "<|box_start|>(512,384)<|box_end|>",
    "x=512, y=384",
]
SHOWUI: Rows = [
    ("{'action': 'CLICK', 'value': None, 'position': [0.49, 0.42]}", [click(490, 210)]),
    ('{"action": "CLICK", "value": null, "position": [0.49, 0.42]}', [click(490, 210)]),
    ("[0.49, 0.42]", [click(490, 210)]),
    ("(0.49, 0.42)", [click(490, 210)]),
    ("[0, 1]", [click(0, 499)]),
    ("{'action': 'INPUT', 'value': 'it's 5', 'position': [0.49, 0.42]}", [Call("type", spot=(490, 210), text="it's 5")]),
    ("{'action': 'SELECT', 'value': None, 'position': [0.49, 0.42]}", [click(490, 210)]),
    ("{'action': 'HOVER', 'value': None, 'position': [0.49, 0.42]}", [click(490, 210, "mouse_move")]),
    ("{'action': 'ANSWER', 'value': '42', 'position': None}", [Call("done", text="42")]),
    ("{'action': 'ENTER', 'value': None, 'position': None}", [Call("key", keys="enter")]),
    ("{'action': 'SCROLL', 'value': 'down', 'position': None}", [Call("scroll", dy=5)]),
    ("{'action': 'COPY', 'value': 'abc', 'position': None}", [Call("key", keys="ctrl+c")]),
    (
        "{'action': 'SELECT_TEXT', 'value': None, 'position': [[0.1, 0.2], [0.49, 0.42]]}",
        [click(100, 100, "left_click_drag", end=(490, 210))],
    ),
    (
        "{'action': 'CLICK', 'value': None, 'position': [0.49, 0.42]}, {'action': 'ENTER', 'value': None, 'position': None}",
        [click(490, 210), Call("key", keys="enter")],
    ),
]
FAMILIES: dict[str, Rows] = {
    "qwen3-vl": QWEN,
    "gui-owl-1.5": QWEN,
    "qwen2.5-vl": PIXELS,
    "gui-owl": PIXELS,
    "fara-7b": FARA7,
    "qwen3.5": TAGGED,
    "fara1.5": FARA15,
    "holo3.1": HOLO,
    "holo2": HOLO,
    "holo1.5": [('{"x": 552, "y": 404}', [click(552, 404)]), (holo('{"tool_name": "click", "x": 9, "y": 8}'), [click(9, 8)])],
    "holo1": HOLO1,
    "ui-tars": TARS_OLD,
    "ui-tars-1.5": TARS_NEW,
    "mai-ui": MAI,
    "opencua": OPENCUA,
    "showui": SHOWUI,
    "gta1": [(reply, [click(512, 384)]) for reply in BARE],
    "gui-g2": [(reply, [click(512, 384)]) for reply in BARE],
    "infigui": [(reply, [click(512, 384)]) for reply in BARE],
    "ui-venus": [*((reply, [click(512, 192)]) for reply in BARE), ("[-1,-1]", [Call("fail", text=NOT_THERE)])],
    "uground": [(reply, [click(512, 192)]) for reply in BARE],
    "points": [(reply, [click(512, 192)]) for reply in BARE],
}
ROWS = [(name, reply, calls) for name, rows in FAMILIES.items() for reply, calls in rows]


def test_every_dialect_has_replies() -> None:
    assert set(FAMILIES) == set(DIALECTS)


@pytest.mark.parametrize(("name", "reply", "calls"), ROWS)
def test_reply(name: str, reply: str, calls: list[Call] | None) -> None:
    if calls is None:
        with pytest.raises(ReplyError):
            dialect(name).parse(reply, SIZE)
        return
    found = dialect(name).parse(reply, SIZE).calls
    assert [rounded(call) for call in found] == [rounded(call) for call in calls]


def rounded(call: Call) -> Call:
    def near(spot: tuple[float, float] | None) -> tuple[float, float] | None:
        return (round(spot[0], 3), round(spot[1], 3)) if spot else None

    return msgspec.structs.replace(call, spot=near(call.spot), end=near(call.end))


CUT = "cut off"
WRONG = [
    ("qwen3-vl", "", "no action"),
    ("qwen3-vl", "I cannot help with that.", "no action"),
    ("qwen3-vl", "There are 3 buttons in 12 rows.", "no action"),
    ("qwen3-vl", tool('{"action": "fly"}'), "There is no action “fly”: use one of answer, click"),
    ("qwen3-vl", tool('{"action": "left_click"}'), "needs `coordinate`: say where"),
    ("qwen3-vl", tool('{"action": "left_click", "coordinate": [512]}'), "must be two numbers"),
    ("qwen3-vl", tool('{"action": "left_click", "coordinate": [1, 2, 3]}'), "must be two numbers"),
    ("qwen3-vl", tool('{"action": "left_click", "coordinate": [NaN, 1]}'), "must be two numbers"),
    ("qwen3-vl", tool('{"action": "left_click", "coordinate": [1e999, 1]}'), "must be two numbers"),
    ("qwen3-vl", tool('{"action": "left_click", "coordinate": [1436, 384]}'), "coordinates go from 0 to 1000"),
    ("qwen3-vl", tool('{"action": "left_click", "coordinate": [-300, 384]}'), "is off the picture"),
    ("qwen3-vl", tool('{"action": "left_click", "coordinate": [0.51, 0.38]}'), "give coordinates from 0 to 1000"),
    ("qwen3-vl", tool('{"action": "type"}'), "needs `text`"),
    ("qwen3-vl", tool('{"action": "key", "keys": []}'), "No key is named"),
    ("qwen3-vl", tool('{"action": "key", "keys": ["a","b","c","d","e","f","g","h","i"]}'), "9 keys at once"),
    ("qwen3-vl", tool('{"action": "scroll"}'), "say how far"),
    ("qwen3-vl", tool('{"action": "scroll", "direction": "inwards"}'), "is no direction"),
    ("qwen3-vl", '<tool_call>{"name": "computer_use", "arguments": {"action": "left_click", "coordinate": [512, 38', CUT),
    ("qwen3-vl", '<tool_call>{"name": "computer_use", "arguments": {"action": "type", "text": "Hello Wor', CUT),
    ("qwen3-vl", "<think>I wonder", "never ended"),
    ("qwen3-vl", f"<think>I could {QWEN_CLICK}", "never ended"),
    ("qwen3-vl", QWEN_CLICK * 9, "9 actions"),
    ("qwen3-vl", "x" * 20_001, "20001 characters"),
    ("qwen3-vl", "<tool_call>" + "{'a':" * 60 + "1", "too many brackets"),
    ("qwen2.5-vl", tool('{"action": "left_click", "coordinate": [1200, 384]}'), "x goes from 0 to 999 and y from 0 to 499"),
    ("qwen2.5-vl", tool('{"action": "left_click", "coordinate": [0.5, 0.5]}'), "give coordinates in pixels"),
    ("fara1.5", tagged(action="read_page_answer_question", question="What?"), "read the screenshots yourself"),
    ("fara1.5", tagged(action="visit_url"), "needs `url`"),
    ("fara1.5", "<tool_call><function=computer_use><parameter=action>type</parameter><parameter=text>Hello Wo", CUT),
    ("fara1.5", "<tool_call><function=computer_use></function></tool_call>", "no action"),
    ("holo3.1", holo('{"tool_name": "fly"}'), "There is no action “fly”"),
    ("holo3.1", holo('{"element": "Save"}'), "names no tool"),
    ("holo3.1", holo('{"tool_name": "click", "element": "Save"}'), "say where"),
    ("holo3.1", holo("null"), "no action"),
    ("holo3.1", '{"note": null, "thought": "The', CUT),
    ("holo1", "Click(a, b)", "no action"),
    ("ui-tars", "Thought: I do not know.", "no action"),
    ("ui-tars", "Action: fly(to='Paris')", "There is no action “fly”"),
    ("ui-tars", "Action: click(start_box='(1512,384)')", "coordinates go from 0 to 1000"),
    ("ui-tars-1.5", "Action: click()", "say where"),
    ("ui-tars-1.5", "Action: type(content='Hello Wo", CUT),
    ("ui-tars-1.5", "Action: click(point=(512, 38", CUT),
    ("ui-tars-1.5", "Action: scroll(direction='around')", "is no direction"),
    ("mai-ui", "<answer>nowhere</answer>", "no action"),
    ("opencua", "Click the button.", "no action"),
    ("opencua", code("pyautogui.click()"), "needs x and y"),
    ("opencua", code("pyautogui.click(x=512)"), "must be two numbers"),
    ("opencua", code("pyautogui.click(512, 384, 1, 0.1, 'left', 7)"), "has 5 arguments"),
    ("opencua", code("pyautogui.click(512, 384, button='side')"), "no mouse button"),
    ("opencua", code("pyautogui.click(x=256*2, y=384)"), "plain numbers"),
    ("opencua", code("pyautogui.click(x=0.5, y=0.5)"), "in pixels"),
    ("opencua", code("pyautogui.mouseDown(1, 2)"), "not released"),
    ("opencua", code("pyautogui.mouseUp(1, 2)"), "was not down"),
    ("opencua", code("pyautogui.click(**{'x': 1})"), "one by one"),
    ("opencua", code("pyautogui.screenshot()"), "There is no pyautogui.screenshot"),
    ("opencua", code("x = 5"), "Only calls"),
    ("opencua", code("for i in range(3): pyautogui.press('a')"), "Only calls"),
    ("opencua", code("pyautogui.click(("), "no valid Python"),
    ("opencua", code("#" + "x" * 4001), "4002 characters"),
    ("gta1", "I do not see it.", "no place"),
    ("gta1", "(1200, 384)", "is off the picture"),
    ("ui-venus", "[1200, 384]", "coordinates go from 0 to 1000"),
    ("showui", "[490, 210]", "coordinates go from 0 to 1 both ways"),
    ("showui", "{'action': 'FLY', 'value': None, 'position': None}", "There is no action"),
    ("showui", "{'action': 'SELECT_TEXT', 'value': None, 'position': [0.1, 0.2]}", "needs a position"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "reply", "said"), WRONG)
def test_what_cannot_be_understood_is_said_back(name: str, reply: str, said: str) -> None:
    with pytest.raises(ReplyError) as raised:
        dialect(name).parse(reply, SIZE)
    sentence = str(raised.value)
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("name", "reply", "thought", "note"),
    [
        ("qwen3-vl", f"Action: Click Save.\n{QWEN_CLICK}", "Action: Click Save.", ""),
        ("qwen3-vl", f"<think>Hm.</think>Action: Click Save.\n{QWEN_CLICK}", "Hm.", ""),
        ("fara1.5", "I see it.\n" + tagged(action="wait"), "I see it.", ""),
        ("holo3.1", holo('{"tool_name": "wait"}', '"It costs 3."'), "The button is there.", "It costs 3."),
        ("ui-tars-1.5", "Thought: There it is.\nAction: wait()", "There it is.", ""),
        ("mai-ui", "<thinking>There.</thinking>" + tool('{"action": "wait"}'), "There.", ""),
        ("opencua", code("time.sleep(1)"), "It is there.", ""),
        ("gta1", "<think>Here.</think>(1, 2)", "Here.", ""),
    ],
)
def test_thoughts_and_notes_are_kept(name: str, reply: str, thought: str, note: str) -> None:
    said = dialect(name).parse(reply, SIZE)
    assert (said.thought, said.note) == (thought, note)
