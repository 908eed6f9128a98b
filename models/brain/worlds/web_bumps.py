"""Pure: what comes in between: banners, popups, pages that load or fail, things out of sight, missing, dead or done already."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import msgspec

from models.brain.episodes import Act, Episode, Scene, checked
from models.brain.phrases import joined, one_of, said
from models.brain.stage import Stage
from models.brain.worlds import forms, lookup, web, web_count, web_shop, web_widgets
from models.brain.worlds.web_pages import broad, different, enumerated, fit, framed, in_browser, notice, pick, topic, twin

BASES: tuple[Callable[[Stage], Episode], ...] = (
    forms.form, forms.login, web.todo, web.mail, web_shop.search, web_shop.shop, web_shop.journey, lookup.opened, lookup.ordered,
    lookup.copied, web_widgets.hidden, web_widgets.several, web_widgets.switches, web_count.order, web_count.every,
)  # fmt: skip
"""Episodes that something may come into."""
DOWN = (Act("scroll_down"), Act("key", key="page_down"))
UP = (Act("scroll_up"), Act("key", key="page_up"))


def bumped(stage: Stage) -> Episode:
    """An episode of another kind with one or two things that come in between."""
    told = stage.rng.choice(BASES)(stage)
    scenes = list(told.scenes)
    for bump in stage.rng.sample(
        (_cookies, _letter, _question, _loading, _failed, _astray, _confirmed), stage.rng.choice((1, 1, 2))
    ):
        bump(stage, scenes)
    return checked(msgspec.structs.replace(told, scenes=tuple(scenes)))


def _over(stage: Stage, scenes: list[Scene], at: int, cover: str, acts: tuple[Act, ...]) -> None:
    """Puts a scene with something over the page before the scene that it hinders."""
    held = scenes[at]
    scenes.insert(at, Scene(held.html + cover, held.title, acts[0], acts[1:]))


def _cookies(stage: Stage, scenes: list[Scene]) -> None:
    """A banner about cookies, mostly at the start: it is refused."""
    kit = stage.kit("cookies")
    no, yes = (
        pick(
            stage,
            "Reject all|Decline|Only necessary|No, thanks|Refuse",
            "Tout refuser|Refuser|Continuer sans accepter|Uniquement nécessaires",
        ),
        pick(stage, "Accept all|Accept|I agree|OK, fine", "Tout accepter|Accepter|J'accepte"),
    )
    text = pick(
        stage,
        "We use cookies to improve this site.|This site and 214 partners store cookies.|Your privacy matters to us.",
        "Nous utilisons des cookies.|Ce site et 214 partenaires déposent des cookies.|Votre vie privée nous importe.",
    )
    buttons = [stage.button("cookies-yes", yes, main=True), stage.button("cookies-no", no, link=kit.chance(0.15))]
    buttons = buttons if kit.chance(0.6) else buttons[::-1]
    more = stage.button("cookies-more", stage.say("Settings", "Paramétrer"), link=True) if kit.chance(0.4) else ""
    where = kit.rng.choice(
        ("left:0;right:0;bottom:0", "left:0;right:0;top:0", "right:16px;bottom:16px;width:340px", "left:25%;top:30%;width:50%")
    )
    dim = '<div class="dim"></div>' if kit.chance(0.4) else ""
    cover = f'{dim}<div class="dialog card" style="{where};box-shadow:0 0 20px rgba(0,0,0,.4)"><div>{text} {more}</div><div class="row" style="margin-top:8px">{"".join(buttons)}</div></div>'
    _over(stage, scenes, 0 if stage.chance(0.8) else stage.rng.randrange(len(scenes)), cover, (Act("click", "cookies-no"),))


def _letter(stage: Stage, scenes: list[Scene]) -> None:
    """An offer or a newsletter in a window of its own: it is closed."""
    kit = stage.kit("letter-popup")
    words = pick(
        stage,
        "Get 10% off your first order|Subscribe to our newsletter|Before you go…|New: our mobile app",
        "10 % sur votre première commande|Abonnez-vous à notre lettre|Avant de partir…|Nouveau : notre application",
    )
    cross = (
        f'<span class="icon" style="float:right" data-r="icon" data-s="" data-i="popup-cross">{kit.rng.choice("×✕✖")}</span>'
        if kit.chance(0.7)
        else ""
    )
    leave = (
        pick(stage, "No thanks|Maybe later|Not now|Close", "Non merci|Plus tard|Pas maintenant|Fermer")
        if not cross or kit.chance(0.5)
        else ""
    )
    body = f"{cross}{kit.prose(1)}{broad(stage.field('popup-mail', '', stage.say('Your e-mail', 'Votre courriel')), 220) if kit.chance(0.6) else ''}"
    buttons = stage.button(
        "popup-yes", pick(stage, "Subscribe|Sign me up|Get it", "S'abonner|J'en profite|Je m'inscris"), main=True
    ) + (stage.button("popup-no", leave, link=kit.chance(0.4)) if leave else "")
    names = (["popup-no"] if leave else []) + (["popup-cross"] if cross else [])
    acts = (*(Act("click", name) for name in names), Act("key", key="escape"))
    _over(stage, scenes, stage.rng.randrange(len(scenes)), stage.dialog(words, body, buttons), acts)


def _question(stage: Stage, scenes: list[Scene]) -> None:
    """Something asks for a permission that nobody needs."""
    words = pick(
        stage,
        "This page wants to send notifications|Allow access to your location?|Take our short survey?|Make this your home page?",
        "Cette page veut envoyer des notifications|Autoriser l'accès à votre position ?|Répondre à notre enquête ?|En faire votre page d'accueil ?",
    )
    yes, no = (
        pick(stage, "Allow|Yes|Start", "Autoriser|Oui|Commencer"),
        pick(stage, "Block|No|Don't allow|Not now", "Bloquer|Non|Refuser|Pas maintenant"),
    )
    cover = stage.dialog(words, "", stage.button("asks-yes", yes) + stage.button("asks-no", no))
    _over(stage, scenes, stage.rng.randrange(len(scenes)), cover, (Act("click", "asks-no"), Act("key", key="escape")))


def _turn(stage: Stage, scenes: list[Scene]) -> int:
    """A scene that a new page begins: the first, or one after a click."""
    clicked = [at for at in range(1, len(scenes)) if scenes[at - 1].act.op == "click"]
    return stage.rng.choice([0, *clicked])


def _loading(stage: Stage, scenes: list[Scene]) -> None:
    """A page is not there yet: it waits, twice perhaps."""
    kit, at = stage.kit("loading"), _turn(stage, scenes)
    words = pick(
        stage,
        "Loading…|Please wait…|Loading, please wait|Fetching data…|One moment…",
        "Chargement…|Veuillez patienter…|Chargement en cours|Un instant…",
    )
    bar = (
        f'<div style="width:220px;height:8px;background:{stage.style.line}"><div style="width:{kit.rng.randint(10, 90)}%;height:8px;background:{stage.style.accent}"></div></div>'
        if kit.chance(0.5)
        else '<div style="font-size:2em">◌</div>'
    )
    inner = f'<div style="padding:{kit.rng.randint(40, 160)}px 0;text-align:center;display:flex;flex-direction:column;align-items:center;gap:10px">{bar}<span>{words}</span></div>'
    html = (
        framed(stage, inner)
        if kit.chance(0.7)
        else scenes[at].html + f'<div class="dim"></div><div class="dialog card" style="left:35%;top:35%">{inner}</div>'
    )
    scenes[at:at] = [Scene(html, scenes[at].title if kit.chance(0.5) else words, Act("wait"))] * stage.rng.choice((1, 1, 2))


def _failed(stage: Stage, scenes: list[Scene]) -> None:
    """A page could not be shown: it is asked for again."""
    at = _turn(stage, scenes)
    words = pick(
        stage,
        "Something went wrong|This page could not be loaded|Error 503|Connection lost",
        "Une erreur est survenue|La page n'a pas pu être chargée|Erreur 503|Connexion perdue",
    )
    again = stage.button("again", pick(stage, "Try again|Reload|Retry", "Réessayer|Recharger|Actualiser"), main=True)
    html = framed(stage, f"<h1>{words}</h1>{stage.kit('failed').prose(1)}{again}")
    scenes.insert(at, Scene(html, words, Act("click", "again"), (Act("key", key="f5"),)))


def _astray(stage: Stage, scenes: list[Scene]) -> None:
    """Another page is there than one would think, with a way back."""
    words = pick(
        stage,
        "Page not found|404|Special offers|Our partners|Sponsored",
        "Page introuvable|404|Offres spéciales|Nos partenaires|Publicité",
    )
    back = stage.button(
        "go-back", pick(stage, "Go back|Back|Back to the site|Return", "Retour|Revenir|Retour au site"), link=stage.chance(0.5)
    )
    html = framed(stage, f"<h1>{words}</h1>{stage.kit('astray').prose(2)}{back}")
    scenes.insert(0, Scene(html, words, Act("click", "go-back"), (Act("key", key="alt+left"),)))


def _confirmed(stage: Stage, scenes: list[Scene]) -> None:
    """Before the end something tells what was done and wants to be acknowledged."""
    if len(scenes) < 2 or scenes[-1].act.op != "done":
        return
    words = pick(
        stage, "Done|Success|Your changes were saved|Completed", "Terminé|Succès|Modifications enregistrées|C'est fait"
    )
    cover = stage.dialog(
        words,
        stage.kit("confirmed").prose(1),
        stage.button("okay", pick(stage, "OK|Close|Got it|Continue", "OK|Fermer|J'ai compris|Continuer"), main=True),
    )
    _over(stage, scenes, len(scenes) - 1, cover, (Act("click", "okay"),))


def below(stage: Stage) -> Episode:
    """What the task is about starts further down the page: it scrolls there first."""
    told = stage.rng.choice(BASES)(stage)
    first, title = [], told.scenes[0].title
    for number in range(stage.rng.choice((1, 1, 2))):
        kit = stage.kit(f"above{number}")
        head = f"<h1>{escape(kit.thing())}</h1>" if number == 0 else ""
        parts = "".join(
            f"{kit.prose(kit.rng.randint(2, 5))}{kit.picture('60%', kit.rng.randint(60, 160)) if kit.chance(0.4) else ''}"
            for _ in range(9)
        )
        first.append(
            Scene(
                _scrolled(stage, framed(stage, head + parts, ends=False), (number, 3)),
                title,
                Act("scroll_down"),
                (Act("key", key="page_down"),),
            )
        )
    return checked(msgspec.structs.replace(told, scenes=(*first, *told.scenes)))


def _scrolled(stage: Stage, body: str, place: tuple[int, int]) -> str:
    """A page with a scroll bar at one of so many places."""
    at, of = place
    bar = f'<div style="position:fixed;right:0;top:0;bottom:0;width:12px;background:{stage.style.ground}" data-r="scroll bar" data-s=""><div style="position:absolute;left:2px;right:2px;top:{round(100 * at / of)}%;height:{round(100 / of)}%;background:{stage.style.line}"></div></div>'
    return f'<div style="height:100%;overflow:hidden;padding-right:12px">{body}</div>{bar}'


def far(stage: Stage) -> Episode:
    """A long list, of which a part is on the screen: down or up until the thing shows, or until there is no more; then it asks."""
    span = max(4, min(stage.rng.randint(6, 12), fit(stage, 190)))
    parts = stage.rng.randint(2, 4)
    names = different(span * parts, lambda: stage.rng.choice((topic(stage), stage.person())))
    gone, title = stage.chance(0.25), stage.kit("title").thing()
    call, at = pick(stage, "Open|View|Select|Edit", "Ouvrir|Voir|Choisir|Modifier"), stage.rng.randrange(len(names))
    wanted = topic(stage) + " " + stage.number() if gone else names[at]
    links = stage.chance(0.5)

    tall = (stage.size[1] - (230 if in_browser(stage) else 140)) // span
    wide, notes = stage.kit("far").rng.randint(230, 330), stage.kit("far").chance(0.6)

    def line(n: int) -> str:
        below = (
            f'<div class="faint">{escape(stage.kit(f"note{n}").sentence()[:50])}</div>'
            if notes and tall > 4 * stage.style.size
            else ""
        )
        if links:
            return stage.button(f"x{n}", names[n], link=True) + below
        return f'<div style="display:flex;gap:14px;align-items:center"><span style="width:{wide}px">{escape(names[n])}</span>{twin(stage, "call", f"x{n}", call)}</div>{below}'

    def draw(part: int) -> str:
        lines = "".join(f'<div style="height:{tall}px">{line(n)}</div>' for n in range(part * span, part * span + span))
        head = f"<h2>{escape(title)}</h2>" if part == 0 else ""
        return _scrolled(stage, framed(stage, head + lines, ends=False), (part, parts))

    goal = parts - 1 if gone else at // span
    _reached(stage, draw, goal, parts, title)
    clause = said(stage, "link", label=stage.quoted(wanted, 0.5)) if links else one_of(stage, ("press {call} beside {what}", "{low} {what}", "find {what} and click {call}"), ("clique sur {call} à côté de {what}", "{low} : {what}", "trouve {what} et clique sur {call}"), call=call, low=call.lower(), what=stage.quoted(wanted, 0.4))  # fmt: skip
    if gone:
        stage.scene(draw(goal), DOWN[0], title, also=DOWN[1:], result="unchanged")
        stage.scene(draw(goal), Act("ask"), title)
    else:
        stage.scene(draw(goal), Act("click", f"x{at}"), title)
        stage.scene(framed(stage, f"<h1>{escape(names[at])}</h1>{stage.kit('after').prose(2)}"), Act("done"), names[at])
    return stage.episode(joined(stage, [clause]))


def _reached(stage: Stage, draw: Callable[[int], str], goal: int, parts: int, title: str) -> None:
    """The scenes that bring a part of a long page on the screen; it may begin at the end, or go too far."""
    start = 0
    if goal < parts - 1 and stage.chance(0.25):
        start = parts - 1
        stage.scene(draw(start), DOWN[0], title, result="unchanged", also=UP)
    elif goal < parts - 1 and stage.chance(0.3):
        for part in range(goal + 1):
            stage.scene(draw(part), DOWN[0], title, also=DOWN[1:], taught=part < goal)
        start = goal + 1
    for part in range(start, goal):
        stage.scene(draw(part), DOWN[0], title, also=DOWN[1:])
    for part in range(start, goal, -1):
        stage.scene(draw(part), UP[0], title, also=UP[1:])


def dead(stage: Stage) -> Episode:
    """A button does nothing: there is another way to the same, or none, and then it asks."""
    label, calls, title = (
        pick(stage, "Name|E-mail|Code|Comment|Place", "Nom|Courriel|Code|Commentaire|Lieu"),
        pick(stage, "Save|Send|Submit|Apply", "Enregistrer|Envoyer|Valider|Appliquer"),
        stage.kit("title").thing(),
    )
    value, ways = " ".join(stage.nouns(stage.rng.choice((1, 2)))), stage.rng.choice(("enter", "twin", "none"))
    held, menu = "", pick(stage, "File|Entry|Actions", "Fichier|Entrée|Actions")

    def draw(opened: bool = False, said_: str = "") -> str:
        bar = (
            stage.menu_bar([("menu", menu), ("m2", stage.say("View", "Affichage")), ("m3", stage.say("Help", "Aide"))])
            if ways == "twin"
            else ""
        )
        pop = (
            f'<div style="position:relative">{stage.popup([("again", calls), ("m5", stage.say("Print", "Imprimer")), ("m6", stage.say("Close", "Fermer"))], 6, 34)}</div>'
            if opened
            else ""
        )
        line = stage.labelled(label, broad(stage.field("field", held), 240))
        foot = f'<div class="row" style="margin-top:12px">{stage.button("send", calls, main=True)}</div>{notice(stage, said_)}'
        return bar + pop + framed(stage, f"<h2>{escape(title)}</h2>{line}{foot}")

    stage.scene(draw(), Act("type", "field", value), title)
    held = value
    stage.scene(draw(), Act("click", "send"), title, result="unchanged")
    if ways == "twin":
        stage.scene(draw(), Act("click", "menu"), title)
        stage.scene(draw(opened=True), Act("click", "again"), title)
    else:
        stage.scene(draw(), Act("key", key="enter"), title, result="unchanged" if ways == "none" else "confirmed")
    if ways == "none":
        stage.scene(draw(), Act("ask"), title)
    else:
        stage.scene(draw(said_=pick(stage, "Saved|Sent|Thank you", "Enregistré|Envoyé|Merci")), Act("done"), title)
    clauses = [
        said(stage, "fill", label=stage.quoted(label, 0.2), value=stage.quoted(value, 0.6)),
        said(stage, "press", label=calls) if stage.chance(0.5) else said(stage, "submit"),
    ]
    return stage.episode(joined(stage, clauses))


def settled(stage: Stage) -> Episode:
    """What is asked for is so already: it is done at once."""
    names, title = (
        different(stage.rng.randint(3, 5), lambda: stage.rng.choice((*stage.words.menus, *stage.words.things))),
        stage.kit("title").thing(),
    )
    way, at = stage.rng.choice(("tab", "choice", "tick", "value")), stage.rng.randrange(len(names))
    labels = different(3, lambda: pick(stage, "Language|City|Colour|Title|Theme|Name", "Langue|Ville|Couleur|Titre|Thème|Nom"))
    values = different(3, lambda: " ".join(stage.nouns(stage.rng.choice((1, 2)))))
    inner = {
        "tab": lambda: stage.tabs([(f"t{n}", text) for n, text in enumerate(names)], f"t{at}") + stage.kit("inside").prose(2),
        "choice": lambda: "".join(stage.labelled(text, stage.select(f"s{n}", values[n], 220)) for n, text in enumerate(labels)),
        "tick": lambda: "".join(f'<div style="margin:6px 0">{stage.tick(f"x{n}", text, n == at or stage.kit(f"on{n}").chance(0.4))}</div>' for n, text in enumerate(names)),
        "value": lambda: "".join(f'<div style="margin:6px 0">{stage.labelled(text, broad(stage.field(f"f{n}", values[n]), 240))}</div>' for n, text in enumerate(labels)),
    }[way]()  # fmt: skip
    told = {
        "tab": lambda: [said(stage, "tab", label=names[at])],
        "choice": lambda: [said(stage, "choose", label=labels[n], value=stage.quoted(values[n], 0.3)) for n in range(stage.rng.randint(1, 2))],
        "tick": lambda: [said(stage, "tick", label=names[at])],
        "value": lambda: [said(stage, "fill", label=labels[n], value=stage.quoted(values[n], 0.5)) for n in range(stage.rng.randint(1, 3))],
    }[way]()  # fmt: skip
    stage.scene(framed(stage, f"<h1>{escape(title)}</h1>{inner}"), Act("done"), title)
    return stage.episode(joined(stage, told))


def absent(stage: Stage) -> Episode:
    """The thing is nowhere on a short page: one look further down, then it asks."""
    texts, title = different(stage.rng.randint(3, 6), lambda: topic(stage)), stage.kit("title").thing()
    wanted, link = texts.pop(), stage.chance(0.5)
    html = framed(
        stage,
        f'<h1>{escape(title)}</h1>{stage.kit("absent").prose(1)}<div class="row">{"".join(stage.button(f"x{n}", text, link=link) for n, text in enumerate(texts))}</div>',
    )
    stage.scene(html, Act("scroll_down"), title, result="unchanged", also=(Act("ask"), Act("key", key="page_down")))
    stage.scene(html, Act("ask"), title)
    asked = enumerated(stage, [stage.quoted(wanted, 0.4)])
    return stage.episode(joined(stage, [said(stage, "link" if link else "press", label=asked)]))
