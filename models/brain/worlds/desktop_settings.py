"""Pure: settings in tabs or behind a side list: switches, ticks, lists, numbers and sliders to be set, on the page that fits."""

from __future__ import annotations

import msgspec

from models.brain.episodes import Act, Episode
from models.brain.phrases import one_of, said
from models.brain.stage import Stage
from models.brain.worlds.desktop_windows import Desk, word

PAGES: tuple[dict[str, str], dict[str, str]] = (
    {
        "Display|Screen": "s:Brightness;l:Resolution=1920 × 1080/1280 × 800/1024 × 768;t:Night light;l:Orientation=Landscape/Portrait;n:Scale",
        "Sound|Audio": "s:Volume;s:Microphone;t:Mute;l:Output=Speakers/Headphones/HDMI;t:System sounds", "Network|Connections": "t:Wi-Fi;t:Airplane mode;t:VPN;f:Proxy;n:Port",
        "Power|Energy": "t:Power saver;n:Screen off after minutes;l:When the lid closes=Sleep/Do nothing/Shut down;t:Show battery percentage", "Keyboard|Typing": "n:Repeat delay;l:Layout=English/French/German;t:Sticky keys;t:Num lock at start",
        "Mouse|Pointer": "s:Pointer speed;t:Left-handed;t:Tap to click;n:Double-click time", "Notifications|Alerts": "t:Do not disturb;t:Show previews;t:Lock screen notices", "Privacy|Security": "t:Location services;t:Screen lock;n:Lock after minutes;t:Send reports",
        "Appearance|Look": "l:Theme=Light/Dark/Automatic;n:Font size;t:Animations;t:Large icons;l:Accent colour=Blue/Green/Orange/Purple", "Date and time|Clock": "t:Automatic time;l:Time zone=London/Paris/Oslo/Lisbon;t:24-hour clock;t:Show seconds",
        "Editor|Writing": "t:Line numbers;t:Word wrap;n:Tab width;t:Spell checking;t:Auto-save", "Printer|Printing": "l:Paper size=A4/A5/Letter;n:Copies;t:Both sides;t:Colour printing",
    },
    {
        "Écran|Affichage": "s:Luminosité;l:Résolution=1920 × 1080/1280 × 800/1024 × 768;t:Éclairage nocturne;l:Orientation=Paysage/Portrait;n:Échelle",
        "Son|Audio": "s:Volume;s:Microphone;t:Muet;l:Sortie=Haut-parleurs/Casque/HDMI;t:Sons système", "Réseau|Connexions": "t:Wi-Fi;t:Mode avion;t:VPN;f:Serveur mandataire;n:Port",
        "Énergie|Alimentation": "t:Économie d'énergie;n:Éteindre l'écran après (minutes);l:Fermeture du capot=Veille/Ne rien faire/Éteindre;t:Afficher le pourcentage de batterie", "Clavier|Saisie": "n:Délai de répétition;l:Disposition=Anglais/Français/Allemand;t:Touches rémanentes;t:Verr num au démarrage",
        "Souris|Pointeur": "s:Vitesse du pointeur;t:Gaucher;t:Toucher pour cliquer;n:Délai du double-clic", "Notifications|Alertes": "t:Ne pas déranger;t:Afficher les aperçus;t:Notifications sur l'écran verrouillé", "Confidentialité|Sécurité": "t:Localisation;t:Verrouillage de l'écran;n:Verrouiller après (minutes);t:Envoyer les rapports",
        "Apparence|Aspect": "l:Thème=Clair/Sombre/Automatique;n:Taille de police;t:Animations;t:Grandes icônes;l:Couleur d'accent=Bleu/Vert/Orange/Violet", "Date et heure|Horloge": "t:Heure automatique;l:Fuseau horaire=Londres/Paris/Oslo/Lisbonne;t:Format 24 heures;t:Afficher les secondes",
        "Éditeur|Rédaction": "t:Numéros de ligne;t:Retour à la ligne;n:Largeur de tabulation;t:Vérification orthographique;t:Enregistrement automatique", "Imprimante|Impression": "l:Format de papier=A4/A5/Lettre;n:Copies;t:Recto verso;t:Impression en couleur",
    },
)  # fmt: skip
"""Pages with their names, and what is set there: switches, numbers, sliders, lists with their choices, fields."""
VAGUE = (
    ("General", "Advanced", "Other", "More", "System", "Extras", "Misc"),
    ("Général", "Avancé", "Autres", "Plus", "Système", "Divers", "Options"),
)
STEP = 10
"""By which a slider moves at an arrow key."""


class Setting(msgspec.Struct):
    """A line: what it is now and what it is to be (None: nothing is said of it)."""

    name: str
    kind: str
    label: str
    value: str
    wanted: str | None = None
    choices: tuple[str, ...] = ()


class Settings(Desk):
    """Pages of settings, of which one is open."""

    kind = "settings"

    def __init__(self, stage: Stage, vague: bool = False) -> None:
        super().__init__(stage)
        known = stage.rng.sample(list(PAGES[stage.french].items()), stage.rng.randint(3, 6))
        names = (
            stage.rng.sample(VAGUE[stage.french], len(known))
            if vague
            else [stage.rng.choice(one.split("|")) for one, _ in known]
        )
        self.pages = {name: self._page(number, told) for number, (name, (_, told)) in enumerate(zip(names, known, strict=True))}
        self.page = stage.rng.choice(names)
        self.focus, self.choosing = "", ""
        self.buttons: tuple[str, ...] = stage.rng.choice(
            ((), (), ("ok", "cancel"), ("cancel", "apply"), ("ok", "cancel", "apply"), ("close",))
        )
        self.role = stage.rng.choice(("toggle", "toggle", "check box"))
        self.applied = self.closed = False

    def _page(self, number: int, told: str) -> list[Setting]:
        stage = self.stage
        lines = [one.partition("=") for one in told.split(";")]
        chosen = stage.rng.sample(lines, stage.rng.randint(min(3, len(lines)), min(5, len(lines))))
        return [self._line(f"e{number}-{at}", head, tuple(choices.split("/"))) for at, (head, _, choices) in enumerate(chosen)]

    def _line(self, name: str, head: str, choices: tuple[str, ...]) -> Setting:
        stage, (kind, _, label) = self.stage, head.partition(":")
        now = {"t": stage.rng.choice(("on", "off")), "s": str(STEP * stage.rng.randint(0, 10)), "n": stage.number(1, 60), "l": stage.rng.choice(choices or ("",))}  # fmt: skip
        value = now.get(kind, "")
        return Setting(name, kind, label, value, None, choices)

    def body(self) -> str:
        stage, kit = self.stage, self.stage.kit("settings")
        if self.closed:
            saved = stage.say("Your settings were saved.", "Vos réglages sont enregistrés.")
            return f'<div style="padding:40px">{stage.kit("closed").prose(2)}{saved}</div>'
        names = [(f"p{n}", name) for n, name in enumerate(self.pages)]
        here = f"p{list(self.pages).index(self.page)}"
        lines = "".join(f'<div style="padding:5px 0">{self._control(one)}</div>' for one in self.pages[self.page])
        labels = {
            "ok": "OK",
            "cancel": word(stage, "cancel"),
            "apply": stage.say("Apply", "Appliquer"),
            "close": word(stage, "close"),
        }
        row = "".join(
            stage.button(f"b-{one}", labels[one], main=one == self.buttons[0], disabled=one == "apply" and self.applied)
            for one in self.buttons
        )
        foot = (
            f'<div class="row" style="justify-content:{kit.rng.choice(("flex-end", "flex-start"))};padding:10px">{row}</div>'
            if row
            else ""
        )
        head = f"<h2>{self.page}</h2>" if kit.chance(0.4) else ""
        if stage.kit("place").chance(0.5) and sum(map(len, self.pages)) < 52:
            return f'<div style="padding:6px">{stage.tabs(names, here)}</div><div style="padding:10px 20px">{head}{lines}</div>{foot}'
        side = "".join(stage.item(name, text, name == here) for name, text in names)
        return f'<div style="display:flex"><div style="width:{kit.rng.randint(140, 190)}px;flex:none;padding:6px">{side}</div><div class="fill" style="padding:8px 16px">{head}{lines}{foot}</div></div>'

    def _control(self, one: Setting) -> str:
        stage, kit = self.stage, self.stage.kit(one.name)
        if one.kind == "t":
            return stage.tick(one.name, one.label, one.value == "on", self.role)
        if one.kind == "l":
            items = "".join(stage.item(f"{one.name}-{n}", text, text == one.value) for n, text in enumerate(one.choices))
            hung = (
                f'<div style="height:0"><div class="pop" style="min-width:160px">{items}</div></div>'
                if self.choosing == one.name
                else ""
            )
            return stage.labelled(one.label, f"<div>{stage.select(one.name, one.value)}{hung}</div>")
        if one.kind == "f":
            return stage.labelled(one.label, stage.field(one.name, one.value, focused=self.focus == one.name))
        if one.kind == "s":
            share = int(one.value)
            bar = f'<span class="sld" data-r="slider" data-s="{"focused" if self.focus == one.name else ""}" data-i="{one.name}"><i></i><b style="width:{share}%"></b><u style="left:{share}%"></u></span>'
            return stage.labelled(
                one.label, f'<span style="display:flex;gap:10px;align-items:center">{bar}<span>{share}%</span></span>'
            )
        if kit.native("spinner"):
            return stage.labelled(
                one.label,
                f'<input type="number" class="nat field" value="{one.value}" data-r="spinner" data-s="" data-i="{one.name}">',
            )
        ends = kit.rng.choice(("<span>−</span><span>+</span>", "<div><b>▲</b><b>▼</b></div>"))
        return stage.labelled(
            one.label, f'<span class="spin" data-r="spinner" data-s="" data-i="{one.name}"><i>{one.value}</i>{ends}</span>'
        )

    def want(self, one: Setting) -> None:
        """Draws what a line is to become; now and then what it is already."""
        stage = self.stage
        if one.kind == "t":
            one.wanted = one.value if stage.chance(0.1) else {"on": "off", "off": "on"}[one.value]
        elif one.kind == "l":
            one.wanted = stage.rng.choice([choice for choice in one.choices if choice != one.value])
        elif one.kind == "s":
            one.wanted = str(STEP * stage.rng.choice([n for n in (0, 2, 3, 4, 6, 7, 8, 10) if str(STEP * n) != one.value]))
        else:
            one.wanted = stage.number(1, 200) if one.kind == "n" else f"{stage.noun()}.org"

    def clause(self, one: Setting) -> str:
        stage, label, wanted = self.stage, self.stage.quoted(one.label, 0.25), str(one.wanted)
        if one.kind == "t":
            return said(stage, "tick" if wanted == "on" else "untick", label=label)
        if one.kind == "l":
            return said(stage, "choose", label=label, value=stage.quoted(wanted, 0.3))
        if one.kind == "s":
            if wanted in ("0", "100") and stage.chance(0.6):
                most = wanted == "100"
                return one_of(
                    stage,
                    ("set {l} to the maximum", "turn {l} all the way up")
                    if most
                    else ("set {l} to the minimum", "turn {l} all the way down"),
                    ("mets {l} au maximum", "pousse {l} à fond") if most else ("mets {l} au minimum", "baisse {l} tout en bas"),
                    l=label,
                )
            return one_of(
                stage,
                ("set {l} to {v}%", "{l} at {v} percent", "move the slider {l} to {v}", "change {l} to {v}%"),
                ("mets {l} à {v} %", "règle {l} sur {v} %", "déplace le curseur {l} à {v}", "{l} à {v} pour cent"),
                l=label,
                v=wanted,
            )
        return said(stage, "fill", label=label, value=wanted)

    def set(self, one: Setting) -> None:
        """The scenes that make a line what is wanted."""
        wanted = str(one.wanted)
        if one.value == wanted:
            return
        if one.kind == "t":
            self.click(one.name)
        elif one.kind == "l":
            self.click(one.name)
            self.choosing = one.name
            self.click(f"{one.name}-{one.choices.index(wanted)}")
            self.choosing = ""
        elif one.kind == "s":
            self._slide(one, int(wanted))
        else:
            self.do(Act("type", one.name, wanted))
        one.value, self.applied = wanted, False

    def _slide(self, one: Setting, wanted: int) -> None:
        """A click puts a slider half-way, where the arrow keys move it."""
        self.click(one.name)
        one.value, self.focus = "50", one.name
        if wanted in (0, 100):
            self.key("home" if wanted == 0 else "end")
        while wanted not in (0, 100) and int(one.value) != wanted:
            up = int(one.value) < wanted
            self.key("right" if up else "left", also=(Act("key", key="up" if up else "down"),))
            one.value = str(int(one.value) + (STEP if up else -STEP))
        self.focus = ""

    def turn(self, page: str, unknown: bool = False) -> None:
        """To the page; where its name says nothing, the next one that was not looked at, until it is found."""
        names = list(self.pages)
        if self.page == page:
            return
        if not unknown:
            self.click(f"p{names.index(page)}")
            self.page = page
            return
        rest = [one for one in names if one != self.page]
        while self.page != page:
            following = rest.pop(0)
            self.click(f"p{names.index(following)}", also=tuple(Act("click", f"p{names.index(one)}") for one in rest))
            self.page = following

    def commit(self) -> str:
        """OK or what stands for it, and how the task tells it."""
        stage = self.stage
        if not self.buttons:
            return ""
        right = stage.rng.choice([one for one in self.buttons if one != "cancel"])
        told = stage.chance(0.5) or self.buttons == ("close",)
        also = (
            ()
            if told or right == "close"
            else tuple(Act("click", f"b-{one}") for one in self.buttons if one not in (right, "cancel"))
        )
        if right == "close" and stage.chance(0.5):
            return ""
        self.click(f"b-{right}", also=also)
        self.applied = True
        label = {"ok": "OK", "apply": stage.say("Apply", "Appliquer"), "close": word(stage, "close")}[right]
        self.closed = right != "apply"
        return (
            said(stage, "press", label=stage.quoted(label, 0.3)) if told else said(stage, "submit") if stage.chance(0.5) else ""
        )


def adjust(stage: Stage) -> Episode:
    """One to three settings on the pages whose names fit, perhaps with the page told."""
    settings = Settings(stage)
    before, clauses = settings.begin(), []
    for page in stage.rng.sample(list(settings.pages), stage.rng.choice((1, 1, 1, 2))):
        for number, one in enumerate(stage.rng.sample(settings.pages[page], stage.rng.choice((1, 1, 2)))):
            settings.want(one)
            told = one_of(
                stage,
                ("in {p}, ", "on the page {p} ", "go to {p} and ", "open the tab {p} and "),
                ("dans {p}, ", "à la page {p}, ", "va dans {p} et ", "ouvre l'onglet {p} et "),
                p=page,
            )
            if number == 0:
                settings.turn(page)
            clauses.append((told if number == 0 and stage.chance(0.4) else "") + settings.clause(one))
            settings.set(one)
    return settings.end([*clauses, *filter(None, [settings.commit()])], before)


def explore(stage: Stage) -> Episode:
    """A setting on a page whose name tells nothing: one page after the other, until it is there."""
    settings = Settings(stage, vague=True)
    before = settings.begin()
    page = stage.rng.choice(list(settings.pages))
    one = stage.rng.choice(settings.pages[page])
    settings.want(one)
    settings.turn(page, unknown=True)
    clauses = [settings.clause(one)]
    settings.set(one)
    return settings.end([*clauses, *filter(None, [settings.commit()])], before)
