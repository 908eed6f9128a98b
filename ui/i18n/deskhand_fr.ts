<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>App</name>
    <message>
        <source>The agent said something I do not understand: “{0}”</source>
        <translation>L’agent a dit quelque chose que je ne comprends pas&#xa0;: «&#xa0;{0}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>ApprovalCard</name>
    <message>
        <source>This text will be typed:</source>
        <translation>Ce texte sera saisi&#xa0;:</translation>
    </message>
    <message>
        <source>Rule: {0}</source>
        <translation>Règle&#xa0;: {0}</translation>
    </message>
    <message>
        <source>I have a question</source>
        <translation>J’ai une question</translation>
    </message>
    <message>
        <source>This one is for you</source>
        <translation>À vous de jouer</translation>
    </message>
    <message>
        <source>May I?</source>
        <translation>Puis-je&#xa0;?</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>Allow this &amp;kind for this task</source>
        <translation>Autoriser ce &amp;type d’action pour cette tâche</translation>
    </message>
    <message>
        <source>What this rule is about is not asked again in this task.</source>
        <translation>Ce que vise cette règle ne sera plus demandé pendant cette tâche.</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Passer</translation>
    </message>
    <message>
        <source>S&amp;top the task</source>
        <translation>A&amp;rrêter la tâche</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>Rép&amp;ondre</translation>
    </message>
    <message>
        <source>I have &amp;done it</source>
        <translation>C’est &amp;fait</translation>
    </message>
    <message>
        <source>&amp;Allow once</source>
        <translation>&amp;Autoriser une fois</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Votre réponse</translation>
    </message>
    <message>
        <source>Time left to answer</source>
        <translation>Temps restant pour répondre</translation>
    </message>
    <message>
        <source>The target, with a crosshair where it would be clicked</source>
        <translation>La cible, avec une croix à l’endroit du clic</translation>
    </message>
    <message>
        <source>Ctrl+Enter: yes. Esc: skip.</source>
        <translation>Ctrl+Entrée&#xa0;: oui. Échap&#xa0;: passer.</translation>
    </message>
    <message>
        <source>No answer in {0} s counts as no.</source>
        <translation>Sans réponse dans {0} s, c’est non.</translation>
    </message>
</context>
<context>
    <name>Controls</name>
    <message>
        <source>S&amp;top</source>
        <translation>A&amp;rrêter</translation>
    </message>
    <message>
        <source>Resum&amp;e</source>
        <translation>R&amp;eprendre</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>Open the &amp;report</source>
        <translation>Ouvrir le rappo&amp;rt</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s), {0}</source>
        <translation>
            <numerusform>%n étape, {0}</numerusform>
            <numerusform>%n étapes, {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>What the agent sees</source>
        <translation>Ce que voit l’agent</translation>
    </message>
    <message>
        <source>What I see will be shown here.</source>
        <translation>Ce que je vois s’affichera ici.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Restart the a&amp;gent</source>
        <translation>Relancer l’a&amp;gent</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>The agent has said nothing for a while. It may only be slow.</source>
        <translation>L’agent ne dit rien depuis un moment. Il est peut-être seulement lent.</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Before step {0}: {1}</source>
        <translation>Avant l’étape {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>At the end. Choose a step to see where it was done.</source>
        <translation>À la fin. Choisissez une étape pour voir où elle a été faite.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>En ce moment</translation>
    </message>
    <message>
        <source>The last look</source>
        <translation>Le dernier regard</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>It starts as soon as the agent is ready.</source>
        <translation>La tâche commence dès que l’agent est prêt.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>Open the panel</source>
        <translation>Ouvrir le panneau</translation>
    </message>
</context>
<context>
    <name>TaskBox</name>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>The model that decides. It runs on this computer; nothing leaves it.</source>
        <translation>Le modèle qui décide. Il tourne sur cet ordinateur&#xa0;; rien n’en sort.</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Démarrer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Model: {0}, on this computer</source>
        <translation>Modèle&#xa0;: {0}, sur cet ordinateur</translation>
    </message>
    <message>
        <source>How much I ask</source>
        <translation>Quand je demande</translation>
    </message>
    <message>
        <source>Passwords, payments and anything that cannot be undone are always asked about.</source>
        <translation>Mots de passe, paiements et actions irréversibles&#xa0;: toujours avec votre accord.</translation>
    </message>
</context>
<context>
    <name>TaskLine</name>
    <message>
        <source>Task</source>
        <translation>Tâche</translation>
    </message>
    <message>
        <source>What shall I do?</source>
        <translation>Que dois-je faire&#xa0;?</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Show Deskhand</source>
        <translation>Afficher Deskhand</translation>
    </message>
    <message>
        <source>Stop the task</source>
        <translation>Arrêter la tâche</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Open the calculator, enter 12*3 and press Enter</source>
        <translation>Ouvre la calculatrice, saisis 12*3 et appuie sur Entrée</translation>
    </message>
    <message>
        <source>Open Mousepad and type “Hello from Deskhand”</source>
        <translation>Ouvre Mousepad et écris «&#xa0;Bonjour de Deskhand&#xa0;»</translation>
    </message>
    <message>
        <source>In the form, fill in Name with “Anna” and tick News</source>
        <translation>Dans le formulaire, remplis Nom avec «&#xa0;Anna&#xa0;» et coche Actualités</translation>
    </message>
    <message>
        <source>Puts this into the task line</source>
        <translation>Place ceci dans la ligne de tâche</translation>
    </message>
    <message>
        <source>I look at the screen, click and type as you would, and ask before anything that matters. {0} stops me at once, wherever you are. Nothing leaves this computer.</source>
        <translation>Je regarde l’écran, je clique et je saisis comme vous le feriez, et je demande avant tout ce qui compte. {0} m’arrête aussitôt, où que vous soyez. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Par exemple</translation>
    </message>
</context>
<context>
    <name>Worker</name>
    <message>
        <source>The agent did not heed Stop, so its process was ended. Every key is released.</source>
        <translation>L’agent n’a pas obéi à l’arrêt&#xa0;: son processus a été terminé. Toutes les touches sont relâchées.</translation>
    </message>
    <message>
        <source>The agent could not be started ({0}).</source>
        <translation>L’agent n’a pas pu démarrer ({0}).</translation>
    </message>
    <message>
        <source>The agent crashed. Its steps up to here are kept, and every key is released.</source>
        <translation>L’agent s’est arrêté brutalement. Ses étapes sont conservées et toutes les touches sont relâchées.</translation>
    </message>
    <message>
        <source>The agent ended unexpectedly (exit code {0}). Its steps up to here are kept.</source>
        <translation>L’agent s’est terminé de façon inattendue (code {0}). Ses étapes sont conservées.</translation>
    </message>
</context>
<context>
    <name>action</name>
    <message>
        <source>Click {target}</source>
        <translation>Cliquer sur {target}</translation>
    </message>
    <message>
        <source>Right-click {target}</source>
        <translation>Clic droit sur {target}</translation>
    </message>
    <message>
        <source>Middle-click {target}</source>
        <translation>Clic du milieu sur {target}</translation>
    </message>
    <message>
        <source>Double-click {target}</source>
        <translation>Double-cliquer sur {target}</translation>
    </message>
    <message>
        <source>Triple-click {target}</source>
        <translation>Triple-cliquer sur {target}</translation>
    </message>
    <message>
        <source>Point at {target}</source>
        <translation>Pointer {target}</translation>
    </message>
    <message>
        <source>Scroll {direction}</source>
        <translation>Faire défiler {direction}</translation>
    </message>
    <message>
        <source>Type “{text}” in {field}</source>
        <translation>Saisir «&#xa0;{text}&#xa0;» dans {field}</translation>
    </message>
    <message>
        <source>Press {keys}</source>
        <translation>Appuyer sur {keys}</translation>
    </message>
    <message>
        <source>Hold {keys} for {seconds:g} s</source>
        <translation>Maintenir {keys} pendant {seconds:g} s</translation>
    </message>
    <message>
        <source>Wait {seconds:g} s</source>
        <translation>Attendre {seconds:g} s</translation>
    </message>
    <message>
        <source>Look closer at {target}</source>
        <translation>Regarder de plus près {target}</translation>
    </message>
    <message>
        <source>Open {app}</source>
        <translation>Ouvrir {app}</translation>
    </message>
    <message>
        <source>Read the clipboard</source>
        <translation>Lire le presse-papiers</translation>
    </message>
    <message>
        <source>Put “{text}” on the clipboard</source>
        <translation>Mettre «&#xa0;{text}&#xa0;» dans le presse-papiers</translation>
    </message>
    <message>
        <source>Remember “{text}”</source>
        <translation>Retenir «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>Hand over to you: {reason}</source>
        <translation>À vous de jouer&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Done. {answer}</source>
        <translation>Terminé. {answer}</translation>
    </message>
    <message>
        <source>Give up: {reason}</source>
        <translation>Abandonner&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>button</source>
        <translation>le bouton</translation>
    </message>
    <message>
        <source>link</source>
        <translation>le lien</translation>
    </message>
    <message>
        <source>field</source>
        <translation>le champ</translation>
    </message>
    <message>
        <source>check box</source>
        <translation>la case</translation>
    </message>
    <message>
        <source>radio button</source>
        <translation>le bouton radio</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>le menu</translation>
    </message>
    <message>
        <source>menu item</source>
        <translation>l’élément de menu</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>l’onglet</translation>
    </message>
    <message>
        <source>icon</source>
        <translation>l’icône</translation>
    </message>
    <message>
        <source>select</source>
        <translation>la liste</translation>
    </message>
    <message>
        <source>slider</source>
        <translation>le curseur</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>la cellule</translation>
    </message>
    <message>
        <source>text</source>
        <translation>le texte</translation>
    </message>
    <message>
        <source>window</source>
        <translation>la fenêtre</translation>
    </message>
    <message>
        <source>up</source>
        <translation>vers le haut</translation>
    </message>
    <message>
        <source>down</source>
        <translation>vers le bas</translation>
    </message>
    <message>
        <source>left</source>
        <translation>vers la gauche</translation>
    </message>
    <message>
        <source>right</source>
        <translation>vers la droite</translation>
    </message>
</context>
<context>
    <name>agent</name>
    <message>
        <source>A password, a PIN or a secret code is for you to type.</source>
        <translation>Un mot de passe ou un code secret, c’est à vous de le saisir.</translation>
    </message>
    <message>
        <source>A window that asks for a password is for you to answer.</source>
        <translation>Une fenêtre qui demande un mot de passe, c’est à vous d’y répondre.</translation>
    </message>
    <message>
        <source>A payment card or bank account number is for you to type.</source>
        <translation>Un numéro de carte ou de compte bancaire, c’est à vous de le saisir.</translation>
    </message>
    <message>
        <source>Payment details are for you to type.</source>
        <translation>Les données de paiement, c’est à vous de les saisir.</translation>
    </message>
    <message>
        <source>A check that you are a person is for you.</source>
        <translation>Un contrôle qui vérifie que vous êtes une personne est pour vous.</translation>
    </message>
    <message>
        <source>Security settings of the system are for you to change.</source>
        <translation>Les réglages de sécurité du système, c’est à vous de les changer.</translation>
    </message>
    <message>
        <source>This deletes something.</source>
        <translation>Ceci supprime quelque chose.</translation>
    </message>
    <message>
        <source>The dialog asks whether to delete something.</source>
        <translation>La fenêtre demande s’il faut supprimer quelque chose.</translation>
    </message>
    <message>
        <source>These keys delete.</source>
        <translation>Ces touches suppriment.</translation>
    </message>
    <message>
        <source>The Delete key removes files here.</source>
        <translation>Ici, la touche Suppr efface des fichiers.</translation>
    </message>
    <message>
        <source>Dragging to the bin deletes.</source>
        <translation>Glisser vers la corbeille supprime.</translation>
    </message>
    <message>
        <source>This sends or publishes something.</source>
        <translation>Ceci envoie ou publie quelque chose.</translation>
    </message>
    <message>
        <source>The dialog asks whether to send or publish.</source>
        <translation>La fenêtre demande s’il faut envoyer ou publier.</translation>
    </message>
    <message>
        <source>These keys send a message.</source>
        <translation>Ces touches envoient un message.</translation>
    </message>
    <message>
        <source>This buys, books or pays.</source>
        <translation>Ceci achète, réserve ou paie.</translation>
    </message>
    <message>
        <source>The dialog is about a purchase, a booking or a payment.</source>
        <translation>La fenêtre concerne un achat, une réservation ou un paiement.</translation>
    </message>
    <message>
        <source>This installs, updates or runs a program.</source>
        <translation>Ceci installe, met à jour ou lance un programme.</translation>
    </message>
    <message>
        <source>This opens a program that installs software or changes the system.</source>
        <translation>Ceci ouvre un programme qui installe des logiciels ou modifie le système.</translation>
    </message>
    <message>
        <source>This shares something or changes who may see it.</source>
        <translation>Ceci partage quelque chose ou change qui peut le voir.</translation>
    </message>
    <message>
        <source>This overwrites something that is there.</source>
        <translation>Ceci écrase quelque chose qui existe.</translation>
    </message>
    <message>
        <source>The dialog says that something would be overwritten.</source>
        <translation>La fenêtre dit que quelque chose serait écrasé.</translation>
    </message>
    <message>
        <source>This subscribes or signs you up.</source>
        <translation>Ceci vous abonne ou vous inscrit.</translation>
    </message>
    <message>
        <source>This signs or accepts an agreement.</source>
        <translation>Ceci signe ou accepte un accord.</translation>
    </message>
    <message>
        <source>A command typed in a terminal can do anything.</source>
        <translation>Une commande saisie dans un terminal peut tout faire.</translation>
    </message>
    <message>
        <source>The text looks like a command that changes the system.</source>
        <translation>Le texte ressemble à une commande qui modifie le système.</translation>
    </message>
    <message>
        <source>This ends the session or the machine.</source>
        <translation>Ceci ferme la session ou éteint la machine.</translation>
    </message>
    <message>
        <source>This closes without saving.</source>
        <translation>Ceci ferme sans enregistrer.</translation>
    </message>
    <message>
        <source>These keys close a window whose work is not saved.</source>
        <translation>Ces touches ferment une fenêtre dont le travail n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Text on the screen speaks to an assistant. It is data, not an instruction.</source>
        <translation>Un texte à l’écran s’adresse à un assistant. C’est une donnée, pas une consigne.</translation>
    </message>
    <message>
        <source>This logs in.</source>
        <translation>Ceci ouvre une session.</translation>
    </message>
    <message>
        <source>This uploads a file.</source>
        <translation>Ceci envoie un fichier.</translation>
    </message>
    <message>
        <source>This moves or renames something.</source>
        <translation>Ceci déplace ou renomme quelque chose.</translation>
    </message>
    <message>
        <source>This renames something.</source>
        <translation>Ceci renomme quelque chose.</translation>
    </message>
    <message>
        <source>The page asks for a permission.</source>
        <translation>La page demande une autorisation.</translation>
    </message>
    <message>
        <source>You asked to approve every step.</source>
        <translation>Vous avez demandé à approuver chaque étape.</translation>
    </message>
    <message>
        <source>Nothing here needs asking.</source>
        <translation>Rien ici ne demande votre accord.</translation>
    </message>
    <message>
        <source>The task says so by name.</source>
        <translation>La tâche le dit expressément.</translation>
    </message>
    <message>
        <source>The target changed while you were asked.</source>
        <translation>La cible a changé pendant que je vous demandais.</translation>
    </message>
    <message>
        <source>I need to know.</source>
        <translation>J’ai besoin de savoir.</translation>
    </message>
    <message>
        <source>The text to type comes from the screen.</source>
        <translation>Le texte à saisir vient de l’écran.</translation>
    </message>
    <message>
        <source>The text to type is not in your task.</source>
        <translation>Le texte à saisir n’est pas dans votre tâche.</translation>
    </message>
    <message>
        <source>I do not see how to “{0}” here. On screen: {1}. What should I do?</source>
        <translation>Je ne vois pas ici comment faire «&#xa0;{0}&#xa0;». À l’écran&#xa0;: {1}. Que dois-je faire&#xa0;?</translation>
    </message>
    <message>
        <source>That is one of Deskhand&apos;s own windows: only you can use it.</source>
        <translation>C’est une fenêtre de Deskhand&#xa0;: vous seul pouvez l’utiliser.</translation>
    </message>
    <message>
        <source>Nothing on the screen changed.</source>
        <translation>Rien n’a changé à l’écran.</translation>
    </message>
    <message>
        <source>The picture changed.</source>
        <translation>L’image a changé.</translation>
    </message>
    <message>
        <source>Nothing was to be seen.</source>
        <translation>Il n’y avait rien à voir.</translation>
    </message>
    <message>
        <source>Copying shows nothing.</source>
        <translation>Copier ne montre rien.</translation>
    </message>
    <message>
        <source>You did this step.</source>
        <translation>Vous avez fait cette étape.</translation>
    </message>
    <message>
        <source>Something changed, but the typed text cannot be read.</source>
        <translation>Quelque chose a changé, mais le texte saisi n’est pas lisible.</translation>
    </message>
    <message>
        <source>Something changed, but not “{0}” as expected.</source>
        <translation>Quelque chose a changé, mais pas «&#xa0;{0}&#xa0;» comme attendu.</translation>
    </message>
    <message>
        <source>The window “{0}” is open.</source>
        <translation>La fenêtre «&#xa0;{0}&#xa0;» est ouverte.</translation>
    </message>
    <message>
        <source>It reads {0} now.</source>
        <translation>On lit maintenant {0}.</translation>
    </message>
    <message>
        <source>The screen reads “{0}”.</source>
        <translation>L’écran affiche «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>The field {0} reads “{1}”.</source>
        <translation>Le champ {0} contient «&#xa0;{1}&#xa0;».</translation>
    </message>
    <message>
        <source>Noted: {0}</source>
        <translation>Noté&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Appeared: {0}; gone: {1}</source>
        <translation>Apparu&#xa0;: {0}&#xa0;; disparu&#xa0;: {1}</translation>
    </message>
    <message>
        <source>Appeared: {0}</source>
        <translation>Apparu&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Gone: {0}</source>
        <translation>Disparu&#xa0;: {0}</translation>
    </message>
    <message>
        <source>The window is now “{0}”; appeared: {1}; gone: {2}</source>
        <translation>La fenêtre est maintenant «&#xa0;{0}&#xa0;»&#xa0;; apparu&#xa0;: {1}&#xa0;; disparu&#xa0;: {2}</translation>
    </message>
    <message>
        <source>The window is now “{0}”; appeared: {1}</source>
        <translation>La fenêtre est maintenant «&#xa0;{0}&#xa0;»&#xa0;; apparu&#xa0;: {1}</translation>
    </message>
    <message>
        <source>The window is now “{0}”; gone: {1}</source>
        <translation>La fenêtre est maintenant «&#xa0;{0}&#xa0;»&#xa0;; disparu&#xa0;: {1}</translation>
    </message>
    <message>
        <source>The window is now “{0}”</source>
        <translation>La fenêtre est maintenant «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Terminé.</translation>
    </message>
    <message>
        <source>You stopped the run.</source>
        <translation>Vous avez arrêté la tâche.</translation>
    </message>
    <message>
        <source>Nothing on the screen shows that it is done.</source>
        <translation>Rien à l’écran ne montre que c’est fait.</translation>
    </message>
    <message>
        <source>No progress: {0}.</source>
        <translation>Aucun progrès&#xa0;: {0}.</translation>
    </message>
    <message>
        <source>{0} steps were not enough.</source>
        <translation>{0} étapes n’ont pas suffi.</translation>
    </message>
    <message>
        <source>{0} seconds were not enough.</source>
        <translation>{0} secondes n’ont pas suffi.</translation>
    </message>
    <message>
        <source>Loading the model {0}</source>
        <translation>Chargement du modèle {0}</translation>
    </message>
    <message>
        <source>Loading the reader</source>
        <translation>Chargement du lecteur d’écran</translation>
    </message>
</context>
<context>
    <name>phrases</name>
    <message>
        <source>{0} (the {1} says “{2}”)</source>
        <translation>{0} ({1} indique «&#xa0;{2}&#xa0;»)</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>Careful: asks before what matters</source>
        <translation>Prudent&#xa0;: demande avant ce qui compte</translation>
    </message>
    <message>
        <source>Step by step: asks before everything</source>
        <translation>Pas à pas&#xa0;: demande avant tout</translation>
    </message>
    <message>
        <source>Flow: asks before a few steps at once</source>
        <translation>Fluide&#xa0;: demande pour plusieurs étapes à la fois</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmé</translation>
    </message>
    <message>
        <source>No effect</source>
        <translation>Sans effet</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>Incertain</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Pas fait</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Over to you</source>
        <translation>À vous de jouer</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Out of steps or time</source>
        <translation>Plus d’étapes ou de temps</translation>
    </message>
    <message>
        <source>You allowed it</source>
        <translation>Vous l’avez autorisé</translation>
    </message>
    <message>
        <source>You allowed this kind</source>
        <translation>Vous avez autorisé ce type</translation>
    </message>
    <message>
        <source>You skipped it</source>
        <translation>Vous l’avez passé</translation>
    </message>
    <message>
        <source>You stopped it</source>
        <translation>Vous l’avez arrêté</translation>
    </message>
    <message>
        <source>No answer: that is a no</source>
        <translation>Sans réponse&#xa0;: c’est non</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Préparation</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Au travail</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Vous attend</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Arrêté</translation>
    </message>
    <message>
        <source>Looking at the screen</source>
        <translation>Regarde l’écran</translation>
    </message>
    <message>
        <source>Reading the screen</source>
        <translation>Lit l’écran</translation>
    </message>
    <message>
        <source>Deciding what to do</source>
        <translation>Décide quoi faire</translation>
    </message>
    <message>
        <source>Checking what it did</source>
        <translation>Vérifie le résultat</translation>
    </message>
    <message>
        <source>the focused field</source>
        <translation>le champ actif</translation>
    </message>
    <message>
        <source>the point {0}, {1}</source>
        <translation>le point {0}, {1}</translation>
    </message>
    <message>
        <source>.</source>
        <comment>decimal sign</comment>
        <translation>,</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}&#xa0;: {1}</translation>
    </message>
</context>
</TS>
