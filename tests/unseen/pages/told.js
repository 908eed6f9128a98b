// Tells the page server the state, and where a person would click: things by their names, as they stand in the window now. One
// after the other, so that the last one told is the newest; a page that cannot tell says so, rather than let a check go wrong unseen.
let turn = Promise.resolve();
const record = (page, values) => {
  turn = turn.then(async () => {
    const answer = await fetch(`/record/${page}`, { method: "POST", body: JSON.stringify(values) }).catch(() => null);
    if (!answer?.ok) document.body.textContent = "The page server did not take the record.";
  });
};
const labelled = (thing) => (thing.labels?.[0]?.querySelector("span") ?? thing.labels?.[0])?.textContent.trim();
const nameOf = (thing) => thing.getAttribute("aria-label") || labelled(thing) || thing.textContent.trim();
const placed = (thing) => {
  const box = thing.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  const free = top && (thing.contains(top) || top.contains(thing) && top.tagName === "LABEL");
  return free && { x, y, options: [...(thing.options ?? [])].map((option) => option.text) };
};
const where = () => {
  const found = {};
  for (const thing of document.querySelectorAll("button, input, select, textarea, a, [role]")) {
    const place = placed(thing);
    if (place) found[nameOf(thing)] ??= place;
  }
  return { found, wide: innerWidth, high: innerHeight };
};
let waiting = 0, told = "";
const tellPlaces = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const now = where();
    if (JSON.stringify(now) !== told) { told = JSON.stringify(now); record("places", now); }
  }, 60);
};
new MutationObserver(tellPlaces).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
addEventListener("scroll", tellPlaces, true);
addEventListener("resize", tellPlaces);
const make = (tag, own = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), own);
  for (const [name, value] of Object.entries(own)) if (name.includes("-")) made.setAttribute(name, value);
  made.append(...inside);
  return made;
};
const at = (id) => document.getElementById(id);
