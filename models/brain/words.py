"""Pure: the words on made screens, in four languages."""

from __future__ import annotations

import random

import msgspec


class Words(msgspec.Struct, frozen=True):
    """One language: what stands on buttons, beside fields, in menus, in lists and in running text."""

    actions: tuple[str, ...]
    labels: tuple[str, ...]
    menus: tuple[str, ...]
    things: tuple[str, ...]
    prose: tuple[str, ...]


def cut(text: str) -> tuple[str, ...]:
    """The words of a list with commas between."""
    return tuple(part.strip() for part in text.split(","))


ENGLISH = Words(
    cut(
        "Save,Cancel,OK,Apply,Delete,Send,Next,Back,Search,Add,Edit,Remove,Open,Close,Print,Share,Download,Upload,Sign in,Log out,"
        "Register,Buy now,Add to cart,Checkout,Continue,Reset,Submit,Browse…,Import,Export,Copy,Paste,Undo,Redo,New,Refresh,Help,More,"
        "Show all,Reply,Forward,Archive,Mark as read,Subscribe,Book,Filter,Sort,Preview,Publish,Duplicate,Rename,Move to…,Yes,No,"
        "Try again,Learn more,Get started,Accept all,Reject,Manage options,Done,Start,Stop,Pause,Update,Install,Connect,Details"
    ),
    cut(
        "Name,First name,Last name,E-mail,Password,Phone,Address,City,Postcode,Country,Company,Subject,Message,Date,Time,From,To,"
        "Quantity,Price,Amount,Title,Description,Comments,User name,Language,Currency,Category,Status,Priority,Colour,Size,Weight,"
        "Birthday,Website,Card number,Notes,Keep me signed in,Send me news,Remember this device,Dark mode,Notifications,Volume,"
        "Brightness,Font size,Auto-save,Show hidden files,I accept the terms,Express delivery,Gift wrap,Sound,Wi-Fi,Bluetooth,"
        "Location,Airplane mode,Line numbers,Word wrap,Large icons,Monthly,Yearly,Public,Private,Small,Medium,Large,Cash,Invoice"
    ),
    cut("File,Edit,View,Insert,Format,Tools,Window,Help,Go,Bookmarks,Table,Data,Sheet,Styles,Options,Document,History,Search"),
    cut(
        "Invoice 2041,Meeting notes,Budget,Holiday plan,Report.odt,photo_12.jpg,Anna Keller,Tom Brandt,Paris,London,Berlin,Blue "
        "kettle,Desk lamp,Running shoes,Coffee beans,Monday,Tuesday,January,March,Inbox,Drafts,Sent,Trash,Spam,Projects,Music,Pictures,"
        "Documents,Downloads,Home,Account,Security,Privacy,General,Network,Display,Team,Orders,Customers,Products,Overview,Pending,"
        "Paid,Shipped,High,Low,In progress,Wooden chair,Green tea,Travel guide,Train to Lyon,Weekly sync,Release 3.2,Backup"
    ),
    cut(
        "the meeting was moved to Thursday,please find the figures below,all prices include tax,we look forward to your answer,this "
        "option cannot be undone,the file was saved a minute ago,you have three new messages,delivery takes two to four days,a short "
        "walk along the river,the committee agreed on the plan,it rained for most of the week,changes take effect at once"
    ),
)
FRENCH = Words(
    cut(
        "Enregistrer,Annuler,OK,Appliquer,Supprimer,Envoyer,Suivant,Précédent,Rechercher,Ajouter,Modifier,Retirer,Ouvrir,Fermer,"
        "Imprimer,Partager,Télécharger,Se connecter,Déconnexion,S'inscrire,Acheter,Ajouter au panier,Commander,Continuer,Réinitialiser,"
        "Valider,Parcourir…,Importer,Exporter,Copier,Coller,Nouveau,Actualiser,Aide,Plus,Tout afficher,Répondre,Transférer,Archiver,"
        "S'abonner,Réserver,Filtrer,Trier,Aperçu,Publier,Dupliquer,Renommer,Oui,Non,Réessayer,En savoir plus,Tout accepter,Refuser"
    ),
    cut(
        "Nom,Prénom,Courriel,Mot de passe,Téléphone,Adresse,Ville,Code postal,Pays,Société,Objet,Message,Date,Heure,De,À,Quantité,Prix,"
        "Montant,Titre,Description,Commentaires,Identifiant,Langue,Devise,Catégorie,État,Priorité,Couleur,Taille,Poids,Rester connecté,"
        "Recevoir la lettre,Mode sombre,Notifications,Volume,Luminosité,J'accepte les conditions,Livraison rapide,Papier cadeau,Son,"
        "Mensuel,Annuel,Public,Privé,Petit,Moyen,Grand,Espèces,Facture,Numéros de ligne,Fichiers cachés"
    ),
    cut("Fichier,Édition,Affichage,Insertion,Format,Outils,Fenêtre,Aide,Aller,Signets,Tableau,Données,Feuille,Styles,Options"),
    cut(
        "Facture 2041,Compte rendu,Budget,Vacances,Rapport.odt,Camille Petit,Julien Moreau,Lyon,Nantes,Bouilloire,Lampe de bureau,"
        "Chaussures,Café en grains,Lundi,Mardi,Janvier,Mars,Réception,Brouillons,Envoyés,Corbeille,Projets,Musique,Images,Documents,"
        "Accueil,Compte,Sécurité,Confidentialité,Général,Réseau,Écran,Équipe,Commandes,Clients,Produits,En attente,Payé,Expédié,Haute"
    ),
    cut(
        "la réunion est reportée à jeudi,vous trouverez les chiffres ci-dessous,les prix sont toutes taxes comprises,cette opération "
        "est définitive,le fichier a été enregistré,vous avez trois nouveaux messages,livraison sous quatre jours,il a plu presque "
        "toute la semaine,le comité a approuvé le projet"
    ),
)
GERMAN = Words(
    cut(
        "Speichern,Abbrechen,OK,Übernehmen,Löschen,Senden,Weiter,Zurück,Suchen,Hinzufügen,Bearbeiten,Öffnen,Schließen,Drucken,Teilen"
    ),
    cut(
        "Name,Vorname,E-Mail,Kennwort,Telefon,Straße,Ort,Postleitzahl,Land,Betreff,Nachricht,Datum,Menge,Preis,Sprache,Dunkler Modus"
    ),
    cut("Datei,Bearbeiten,Ansicht,Einfügen,Format,Extras,Fenster,Hilfe,Tabelle,Daten"),
    cut(
        "Rechnung 2041,Protokoll,Urlaub,Köln,Wasserkocher,Montag,Januar,Posteingang,Entwürfe,Papierkorb,Bilder,Konto,Sicherheit,Bestellungen"
    ),
    cut(
        "die Sitzung ist am Donnerstag,alle Preise inklusive Steuer,die Datei wurde gespeichert,es hat fast die ganze Woche geregnet"
    ),
)
SPANISH = Words(
    cut("Guardar,Cancelar,Aceptar,Aplicar,Eliminar,Enviar,Siguiente,Atrás,Buscar,Añadir,Editar,Abrir,Cerrar,Imprimir,Comprar"),
    cut(
        "Nombre,Apellidos,Correo,Contraseña,Teléfono,Dirección,Ciudad,Código postal,País,Asunto,Mensaje,Fecha,Cantidad,Precio,Idioma"
    ),
    cut("Archivo,Editar,Ver,Insertar,Formato,Herramientas,Ventana,Ayuda,Tabla,Datos"),
    cut(
        "Factura 2041,Presupuesto,Vacaciones,Sevilla,Hervidor,Lunes,Enero,Recibidos,Borradores,Papelera,Imágenes,Cuenta,Pedidos,Clientes"
    ),
    cut("la reunión pasa al jueves,los precios incluyen impuestos,el archivo se ha guardado,llovió casi toda la semana"),
)
LANGUAGES = (ENGLISH, FRENCH, GERMAN, SPANISH)
SHARES = (55, 30, 8, 7)
LETTERS = "bcdfghjklmnprstvw"
VOWELS = "aeiou"


def language(rng: random.Random) -> Words:
    return rng.choices(LANGUAGES, SHARES)[0]


def invented(rng: random.Random, syllables: int = 3) -> str:
    """A word of no language, so that nothing is learned by heart."""
    word = "".join(rng.choice(LETTERS) + rng.choice(VOWELS) for _ in range(rng.randint(1, syllables)))
    return word.capitalize() if rng.random() < 0.5 else word


def value(rng: random.Random, words: Words) -> str:
    """What may stand in a field or a cell."""
    kind = rng.randrange(8)
    if kind < 2:
        return rng.choice(words.things)
    if kind == 2:
        return f"{rng.randint(1, 28):02}/{rng.randint(1, 12):02}/20{rng.randint(18, 29)}"
    if kind == 3:
        return f"{rng.uniform(0, 2000):.2f}" + rng.choice(("", " €", "", " $", "%"))
    if kind == 4:
        return f"{invented(rng).lower()}@{invented(rng).lower()}.org"
    return str(rng.randint(0, 9999)) if kind == 5 else " ".join(invented(rng) for _ in range(rng.randint(1, 2)))


def sentence(rng: random.Random, words: Words) -> str:
    parts = [rng.choice(words.prose) for _ in range(rng.randint(1, 2))]
    parts.append(" ".join(invented(rng).lower() for _ in range(rng.randint(0, 6))))
    return ", ".join(filter(None, parts)).capitalize() + "."


def paragraph(rng: random.Random, words: Words, sentences: int) -> str:
    return " ".join(sentence(rng, words) for _ in range(sentences))
