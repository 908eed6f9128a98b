<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AheadView</name>
    <message>
        <source>I stop at the first that is not as shown here.</source>
        <translation>Je m’arrête au premier qui n’est pas comme ici.</translation>
    </message>
</context>
<context>
    <name>Aim</name>
    <message>
        <source>The screen: click the target, or move the crosshair with the arrow keys</source>
        <translation>L’écran&#xa0;: cliquez sur la cible, ou déplacez la croix avec les flèches</translation>
    </message>
</context>
<context>
    <name>AnswerButtons</name>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Passer</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>S&amp;top the task</source>
        <translation>Arrê&amp;ter la tâche</translation>
    </message>
    <message>
        <source>&amp;Pick another target…</source>
        <translation>Choisir une autre &amp;cible…</translation>
    </message>
    <message>
        <source>On the picture of the screen</source>
        <translation>Sur l’image de l’écran</translation>
    </message>
    <message>
        <source>I have &amp;done it</source>
        <translation>Je l’ai &amp;fait</translation>
    </message>
    <message>
        <source>&amp;Allow once</source>
        <translation>&amp;Autoriser une fois</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>&amp;Répondre</translation>
    </message>
    <message>
        <source>&amp;Allow these steps</source>
        <translation>&amp;Autoriser ces étapes</translation>
    </message>
    <message>
        <source>Allow all previews of this tas&amp;k</source>
        <translation>Autoriser tous les aperçus de cette tâc&amp;he</translation>
    </message>
    <message>
        <source>You are not shown any other preview in this task.</source>
        <translation>Aucun autre aperçu ne vous est montré pendant cette tâche.</translation>
    </message>
    <message>
        <source>Allow this &amp;kind for this task</source>
        <translation>Autoriser ce &amp;genre pour cette tâche</translation>
    </message>
    <message>
        <source>What this rule is about is not asked again in this task.</source>
        <translation>Ce que vise cette règle n’est plus demandé pendant cette tâche.</translation>
    </message>
    <message>
        <source>&amp;Do it so</source>
        <translation>Faire ain&amp;si</translation>
    </message>
    <message>
        <source>Leave as it &amp;was</source>
        <translation>&amp;Laisser tel quel</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Modifier…</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>The page Runs can go on with it.</source>
        <translation>La page Exécutions permet de la poursuivre.</translation>
    </message>
    <message>
        <source>“{0}” was cut short. The page Runs can go on with it.</source>
        <translation>«&#xa0;{0}&#xa0;» a été interrompue. La page Exécutions permet de la poursuivre.</translation>
    </message>
    <message>
        <source>The agent said something I do not understand: “{0}”</source>
        <translation>L’agent a dit quelque chose que je ne comprends pas&#xa0;: «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were left out, since this one did not end well.</source>
        <translation>
            <numerusform>%n ligne a été laissée de côté, car celle-ci ne s’est pas bien terminée.</numerusform>
            <numerusform>%n lignes ont été laissées de côté, car celle-ci ne s’est pas bien terminée.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not begun, for the task before it did not end well: {0}</source>
        <translation>Pas commencé, car la tâche précédente ne s’est pas bien terminée&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>ApprovalCard</name>
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
    <message>
        <source>May I go on like this?</source>
        <translation>Puis-je continuer ainsi&#xa0;?</translation>
    </message>
    <message>
        <source>The next steps, one after the other</source>
        <translation>Les prochaines étapes, l’une après l’autre</translation>
    </message>
    <message>
        <source>Here instead: {0}</source>
        <translation>Plutôt ici&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Ctrl+Enter: do it so. Esc: leave as it was.</source>
        <translation>Ctrl+Entrée&#xa0;: faire ainsi. Échap&#xa0;: laisser tel quel.</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <source>Leave out the window</source>
        <translation>Laisser de côté la fenêtre</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Sélection</translation>
    </message>
    <message>
        <source>Leave out the selection</source>
        <translation>Laisser de côté la sélection</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Presse-papiers</translation>
    </message>
    <message>
        <source>Leave out the clipboard</source>
        <translation>Laisser de côté le presse-papiers</translation>
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
    <message>
        <source>You use the mouse and the keyboard, then I go on from there</source>
        <translation>Vous utilisez la souris et le clavier, puis je continue de là</translation>
    </message>
    <message>
        <source>I hold still</source>
        <translation>Je ne bouge plus</translation>
    </message>
    <message>
        <source>&amp;Hand back</source>
        <translation>&amp;Rendre la main</translation>
    </message>
    <message>
        <source>Take o&amp;ver</source>
        <translation>Prendre la &amp;main</translation>
    </message>
</context>
<context>
    <name>DelegateBox</name>
    <message>
        <source>What shall I do?</source>
        <translation>Que dois-je faire&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Stop it</source>
        <translation>L’&amp;arrêter</translation>
    </message>
    <message>
        <source>Enter: comes next. Esc: closes.</source>
        <translation>Entrée&#xa0;: à la suite. Échap&#xa0;: fermer.</translation>
    </message>
    <message>
        <source>Enter: go. Esc: closes.</source>
        <translation>Entrée&#xa0;: c’est parti. Échap&#xa0;: fermer.</translation>
    </message>
    <message>
        <source>I am still at “{0}”: this one comes next.</source>
        <translation>Je suis encore à «&#xa0;{0}&#xa0;»&#xa0;: celle-ci vient ensuite.</translation>
    </message>
    <message>
        <source>The agent is getting ready: it starts as soon as it is.</source>
        <translation>L’agent se prépare&#xa0;: cela commence dès qu’il est prêt.</translation>
    </message>
</context>
<context>
    <name>Edge</name>
    <message>
        <source>Deskhand is at work</source>
        <translation>Deskhand est à l’œuvre</translation>
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
    <message>
        <source>&amp;Make a skill of this</source>
        <translation>En &amp;faire un savoir-faire</translation>
    </message>
    <message>
        <source>To run by name, with other values</source>
        <translation>À lancer par son nom, avec d’autres valeurs</translation>
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
    <name>Picker</name>
    <message>
        <source>Pick the target</source>
        <translation>Choisir la cible</translation>
    </message>
    <message>
        <source>&amp;Take this</source>
        <translation>&amp;Prendre ceci</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Click the target, or use the arrow keys (Shift: faster). Enter takes it.</source>
        <translation>Cliquez sur la cible, ou utilisez les flèches (Maj&#xa0;: plus vite). Entrée la prend.</translation>
    </message>
    <message>
        <source>The point {0}, {1}</source>
        <translation>Le point {0}, {1}</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>The screen, with the next steps numbered where they would be done</source>
        <translation>L’écran, avec les prochaines étapes numérotées là où elles seraient faites</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>Where the next action lands</source>
        <translation>Où la prochaine action aura lieu</translation>
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
    <name>Suggest</name>
    <message>
        <source>Suggestions</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>typed before</source>
        <translation>déjà saisi</translation>
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
    <message>
        <source>A model on {0}</source>
        <translation>Un modèle sur {0}</translation>
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
    <message>
        <source>Say what to do first, such as: Open the calculator and enter 12*3</source>
        <translation>Dites d’abord quoi faire, par exemple&#xa0;: Ouvrir la calculatrice et saisir 12*3</translation>
    </message>
    <message>
        <source>That is {0} characters; a task has at most {1}. Put the text into a file, and say which.</source>
        <translation>Cela fait {0} caractères&#xa0;; une tâche en a au plus {1}. Mettez le texte dans un fichier, et dites lequel.</translation>
    </message>
    <message>
        <source>Say what {0} is first: type over it.</source>
        <translation>Dites d’abord ce qu’est {0}&#xa0;: remplacez-le.</translation>
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
    <message>
        <source>Recent runs</source>
        <translation>Exécutions récentes</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucune pour l’instant</translation>
    </message>
</context>
<context>
    <name>Typed</name>
    <message>
        <source>This text will be typed:</source>
        <translation>Ce texte sera saisi&#xa0;:</translation>
    </message>
    <message>
        <source>The text to type instead</source>
        <translation>Le texte à saisir à la place</translation>
    </message>
    <message>
        <source>This text will be typed instead:</source>
        <translation>Ce texte sera saisi à la place&#xa0;:</translation>
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
    <message>
        <source>I look at the screen, click and type as you would, and ask before anything that matters. {0} stops me at once, wherever you are.</source>
        <translation>Je regarde l’écran, je clique et je saisis comme vous le feriez, et je demande avant tout ce qui compte. {0} m’arrête aussitôt, où que vous soyez.</translation>
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
        <source>{0} is only the part that sees: give the model&apos;s own file, and this one with --mmproj.</source>
        <translation>{0} n’est que la partie qui voit&#xa0;: donnez le fichier du modèle même, et celui-ci avec --mmproj.</translation>
    </message>
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
        <source>A button of the mouse may paste a command into a terminal.</source>
        <translation>Un bouton de la souris peut coller une commande dans un terminal.</translation>
    </message>
    <message>
        <source>A command pasted into a terminal can do anything.</source>
        <translation>Une commande collée dans un terminal peut tout faire.</translation>
    </message>
    <message>
        <source>This opens something of Deskhand&apos;s own, or a program that acts on others.</source>
        <translation>Ceci ouvre quelque chose de Deskhand, ou un programme qui agit sur d&apos;autres.</translation>
    </message>
    <message>
        <source>This names a file of Deskhand&apos;s own: its settings, rules or skills.</source>
        <translation>Ceci nomme un fichier de Deskhand : ses réglages, ses règles ou ses compétences.</translation>
    </message>
    <message>
        <source>This is a file or a folder of Deskhand&apos;s own: its settings, rules or skills.</source>
        <translation>C&apos;est un fichier ou un dossier de Deskhand : ses réglages, ses règles ou ses compétences.</translation>
    </message>
    <message>
        <source>This drags something onto a file or a folder of Deskhand&apos;s own: its settings, rules or skills.</source>
        <translation>Ceci dépose quelque chose sur un fichier ou un dossier de Deskhand : ses réglages, ses règles ou ses compétences.</translation>
    </message>
    <message>
        <source>The dialog names a file or a folder of Deskhand&apos;s own: its settings, rules or skills.</source>
        <translation>Le dialogue nomme un fichier ou un dossier de Deskhand : ses réglages, ses règles ou ses compétences.</translation>
    </message>
    <message>
        <source>The window names a file or a folder of Deskhand&apos;s own: its settings, rules or skills.</source>
        <translation>La fenêtre nomme un fichier ou un dossier de Deskhand : ses réglages, ses règles ou ses compétences.</translation>
    </message>
    <message>
        <source>This is a folder of Deskhand&apos;s own: its settings, rules or skills.</source>
        <translation>C&apos;est un dossier de Deskhand : ses réglages, ses règles ou ses compétences.</translation>
    </message>
    <message>
        <source>This is a file of Deskhand&apos;s own: its settings, rules or skills.</source>
        <translation>C&apos;est un fichier de Deskhand : ses réglages, ses règles ou ses compétences.</translation>
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
        <source>The task has something deleted, and what this picture does is not known.</source>
        <translation>La tâche fait supprimer quelque chose, et on ne sait pas ce que fait cette image.</translation>
    </message>
    <message>
        <source>Enter may press the button that pays.</source>
        <translation>Entrée peut actionner le bouton qui paie.</translation>
    </message>
    <message>
        <source>What this is could not be read.</source>
        <translation>Ce que c’est n’a pas pu être lu.</translation>
    </message>
    <message>
        <source>The dialog asks whether to install or run a program.</source>
        <translation>La boîte de dialogue demande s’il faut installer ou lancer un programme.</translation>
    </message>
    <message>
        <source>The dialog asks whether to accept an agreement.</source>
        <translation>La boîte de dialogue demande s’il faut accepter un accord.</translation>
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
        <source>Dragging moves or copies files here.</source>
        <translation>Glisser déplace ou copie des fichiers ici.</translation>
    </message>
    <message>
        <source>These keys move or copy files here.</source>
        <translation>Ces touches déplacent ou copient des fichiers ici.</translation>
    </message>
    <message>
        <source>This starts a program or installs one.</source>
        <translation>Ceci lance ou installe un programme.</translation>
    </message>
    <message>
        <source>The Delete key may remove what is chosen here.</source>
        <translation>La touche Suppr peut retirer ce qui est choisi ici.</translation>
    </message>
    <message>
        <source>Enter sends what stands in the field.</source>
        <translation>Entrée envoie ce qui est dans le champ.</translation>
    </message>
    <message>
        <source>This sends what is written here.</source>
        <translation>Ceci envoie ce qui est écrit ici.</translation>
    </message>
    <message>
        <source>A command given in a terminal can do anything.</source>
        <translation>Une commande donnée dans un terminal peut tout faire.</translation>
    </message>
    <message>
        <source>This shows or keeps a password.</source>
        <translation>Ceci montre ou conserve un mot de passe.</translation>
    </message>
    <message>
        <source>This changes settings.</source>
        <translation>Ceci change des réglages.</translation>
    </message>
    <message>
        <source>This changes who may see or open something, or what an account is.</source>
        <translation>Ceci change qui peut voir ou ouvrir quelque chose, ou un compte.</translation>
    </message>
    <message>
        <source>What this button does is not known to be harmless.</source>
        <translation>On ne sait pas si ce que fait ce bouton est sans danger.</translation>
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
        <source>A price stands on it or near it, and this may agree to it.</source>
        <translation>Un prix se trouve dessus ou à côté, et ceci peut l’accepter.</translation>
    </message>
    <message>
        <source>This cancels, ends or leaves something that was agreed.</source>
        <translation>Ceci annule, termine ou quitte quelque chose de convenu.</translation>
    </message>
    <message>
        <source>The dialog asks whether to share something.</source>
        <translation>La fenêtre demande s’il faut partager quelque chose.</translation>
    </message>
    <message>
        <source>The dialog asks whether to end, stop, switch or reset something.</source>
        <translation>La fenêtre demande s’il faut terminer, arrêter, basculer ou réinitialiser quelque chose.</translation>
    </message>
    <message>
        <source>This changes an account, or who may reach it.</source>
        <translation>Ceci modifie un compte, ou qui peut y accéder.</translation>
    </message>
    <message>
        <source>The dialog warns of what this does.</source>
        <translation>La fenêtre avertit de ce que ceci fait.</translation>
    </message>
    <message>
        <source>This goes on against a warning, or confirms something.</source>
        <translation>Ceci passe outre un avertissement, ou confirme quelque chose.</translation>
    </message>
    <message>
        <source>The dialog asks whether to do something, and this says yes.</source>
        <translation>La fenêtre demande s’il faut faire quelque chose, et ceci dit oui.</translation>
    </message>
    <message>
        <source>The dialog says what will happen, and this says yes.</source>
        <translation>La fenêtre dit ce qui va se passer, et ceci dit oui.</translation>
    </message>
    <message>
        <source>What this does is not known to be harmless.</source>
        <translation>On ne sait pas si ce que ceci fait est sans danger.</translation>
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
        <source>Text on the screen gives orders to an assistant. It is data, not an instruction.</source>
        <translation>Un texte à l’écran donne des ordres à un assistant. C’est une donnée, pas une consigne.</translation>
    </message>
    <message>
        <source>Text on the screen says to use this, and your task does not.</source>
        <translation>Un texte à l’écran dit d’utiliser ceci, et votre tâche ne le dit pas.</translation>
    </message>
    <message>
        <source>Your task has this text in “{0}”; this is another place.</source>
        <translation>Votre tâche place ce texte dans «&#xa0;{0}&#xa0;»&#xa0;; ceci est un autre endroit.</translation>
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
        <source>This types the secret “{0}” into {1} in the window “{2}”.</source>
        <translation>Ceci tape le secret « {0} » dans {1}, dans la fenêtre « {2} ».</translation>
    </message>
    <message>
        <source>This types the secret “{0}” into {1} in the window “{2}”, which is no field for passwords: it may be shown there.</source>
        <translation>Ceci tape le secret « {0} » dans {1}, dans la fenêtre « {2} », qui n’est pas un champ de mot de passe : il pourrait y être affiché.</translation>
    </message>
    <message>
        <source>You said yes to the secret “{0}” here.</source>
        <translation>Vous avez dit oui au secret « {0} » ici.</translation>
    </message>
    <message>
        <source>Neither your task nor a skill names the secret “{0}”.</source>
        <translation>Ni votre tâche ni un savoir-faire ne nomme le secret « {0} ».</translation>
    </message>
    <message>
        <source>{0} is private: what stands in its window is not seen.</source>
        <translation>{0} est privée : ce que contient sa fenêtre n’est pas vu.</translation>
    </message>
    <message>
        <source>The field {0} is filled in; what it holds is hidden.</source>
        <translation>Le champ {0} est rempli ; ce qu’il contient est masqué.</translation>
    </message>
    <message>
        <source>Something changed; a secret is not read back.</source>
        <translation>Quelque chose a changé ; un secret n’est pas relu.</translation>
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
    <message>
        <source>This must be given.</source>
        <translation>Il faut une valeur.</translation>
    </message>
    <message>
        <source>This must be a whole number such as 3, not “{0}”.</source>
        <translation>Il faut un nombre entier comme 3, pas «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>This must be a number such as 2.5, not “{0}”.</source>
        <translation>Il faut un nombre comme 2,5, pas «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>“{0}” is no name for a skill: small letters, digits and single - between them.</source>
        <translation>«&#xa0;{0}&#xa0;» n’est pas un nom de savoir-faire&#xa0;: des minuscules, des chiffres et des - simples entre eux.</translation>
    </message>
    <message>
        <source>{0} is there already: choose another name, or move that folder away first.</source>
        <translation>{0} existe déjà&#xa0;: choisissez un autre nom, ou déplacez d’abord ce dossier.</translation>
    </message>
    <message>
        <source>The run did not end as done, so the skill may lack its end.</source>
        <translation>L’exécution ne s’est pas terminée comme faite&#xa0;: il peut manquer la fin au savoir-faire.</translation>
    </message>
    <message>
        <source>Nothing at its end shows that it worked: add an expect.</source>
        <translation>Rien à la fin ne montre que cela a marché&#xa0;: ajoutez un expect.</translation>
    </message>
    <message>
        <source>A part of it is handed over to you each time.</source>
        <translation>Une partie vous en est confiée à chaque fois.</translation>
    </message>
    <message>
        <source>Nothing in this run had an effect, so there is nothing to make a skill of: choose another run.</source>
        <translation>Rien dans cette exécution n’a eu d’effet, il n’y a donc rien dont faire un savoir-faire&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Nothing was done that a skill could do again: record again, and stop when the chore is done.</source>
        <translation>Rien n’a été fait qu’un savoir-faire puisse refaire&#xa0;: recommencez, et arrêtez quand la tâche est faite.</translation>
    </message>
    <message>
        <source>{0}, line {1} is not an entry ({2}): the file was changed.</source>
        <translation>{0}, la ligne {1} n’est pas une entrée ({2})&#xa0;: le fichier a été modifié.</translation>
    </message>
    <message>
        <source>{0}, line {1} does not follow the one before it: the file was changed.</source>
        <translation>{0}, la ligne {1} ne suit pas la précédente&#xa0;: le fichier a été modifié.</translation>
    </message>
    <message>
        <source>{0} in {1} cannot be deleted: mend the permissions of that folder.</source>
        <translation>{0} dans {1} ne peut pas être supprimé&#xa0;: corrigez les droits de ce dossier.</translation>
    </message>
    <message>
        <source>{0} (3.11 or newer is needed)</source>
        <translation>{0} (il faut au moins 3.11)</translation>
    </message>
    <message>
        <source>{0} (model {1})</source>
        <translation>{0} (modèle {1})</translation>
    </message>
    <message>
        <source>{0} rules</source>
        <translation>{0} règles</translation>
    </message>
    <message>
        <source>{0} monitor(s); number {1} is {2} x {3}, seen in {4} s</source>
        <translation>{0} écran(s)&#xa0;; le numéro {1} fait {2} x {3}, vu en {4} s</translation>
    </message>
    <message>
        <source>{0} windows are known</source>
        <translation>{0} fenêtres connues</translation>
    </message>
    <message>
        <source>keys and pointer can be driven; {0} stops a run</source>
        <translation>clavier et pointeur répondent&#xa0;; {0} arrête tout</translation>
    </message>
    <message>
        <source>xclip is there</source>
        <translation>xclip est là</translation>
    </message>
    <message>
        <source>xclip is missing: sudo apt-get install -y xclip</source>
        <translation>xclip manque&#xa0;: sudo apt-get install -y xclip</translation>
    </message>
    <message>
        <source>a test picture was read as “{0}”</source>
        <translation>une image d’essai a été lue «&#xa0;{0}&#xa0;»</translation>
    </message>
    <message>
        <source>{0} GB free for {1}</source>
        <translation>{0} Go libres pour {1}</translation>
    </message>
    <message>
        <source>The model {0} is not here ({1}): get it with `deskhand model pull {2}`.</source>
        <translation>Le modèle {0} n’est pas là ({1})&#xa0;: allez le chercher sur la page des modèles ou avec `deskhand model pull {2}`.</translation>
    </message>
    <message>
        <source>{0} could not be fetched ({1}): see that the network is there, then pull again.</source>
        <translation>{0} n’a pas pu être téléchargé ({1})&#xa0;: vérifiez le réseau, puis recommencez.</translation>
    </message>
    <message>
        <source>{0} cannot be reached ({1}): see that the network is there.</source>
        <translation>{0} est injoignable ({1})&#xa0;: vérifiez le réseau.</translation>
    </message>
    <message>
        <source>{0} is not a GGUF model ({1}): choose another file, or fetch it again.</source>
        <translation>{0} n’est pas un modèle GGUF ({1})&#xa0;: choisissez un autre fichier, ou téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{0} is cut short ({1} bytes of at least {2}): fetch it again.</source>
        <translation>{0} est tronqué ({1} octets sur au moins {2})&#xa0;: téléchargez-le à nouveau.</translation>
    </message>
    <message>
        <source>{0} has the SHA-256 {1} and should have {2}: it was deleted; pull again.</source>
        <translation>{0} a le SHA-256 {1} et devrait avoir {2}&#xa0;: il a été supprimé&#xa0;; recommencez.</translation>
    </message>
    <message>
        <source>{0} needs {1} MB free to get {2}: free some space.</source>
        <translation>{0} a besoin de {1} Mo libres pour {2}&#xa0;: faites de la place.</translation>
    </message>
    <message>
        <source>Both hotkeys are the same: give each its own keys.</source>
        <translation>Les deux raccourcis sont les mêmes&#xa0;: donnez à chacun ses touches.</translation>
    </message>
    <message>
        <source>“{0}” would go off while you type: hold Ctrl, Alt or Super with it.</source>
        <translation>«&#xa0;{0}&#xa0;» partirait pendant que vous tapez&#xa0;: ajoutez Ctrl, Alt ou Super.</translation>
    </message>
    <message>
        <source>“{0}” needs one key beside Ctrl, Alt, Shift or Super: press such as Ctrl+Alt+Space.</source>
        <translation>«&#xa0;{0}&#xa0;» demande une touche en plus de Ctrl, Alt, Maj ou Super&#xa0;: par exemple Ctrl+Alt+Espace.</translation>
    </message>
    <message>
        <source>This must be such as {0}, not “{1}”.</source>
        <translation>Il faut une valeur comme {0}, pas «&#xa0;{1}&#xa0;».</translation>
    </message>
    <message>
        <source>This must be of the form {0}, not “{1}”.</source>
        <translation>Il faut une valeur de la forme {0}, pas «&#xa0;{1}&#xa0;».</translation>
    </message>
    <message>
        <source>The line to {0} broke ({1}): what came is kept; try again.</source>
        <translation>La liaison avec {0} s’est rompue ({1})&#xa0;: ce qui est arrivé est gardé&#xa0;; réessayez.</translation>
    </message>
    <message>
        <source>{0} is only for those who agreed to its terms: agree there, set HF_TOKEN to your token, and pull again.</source>
        <translation>{0} est réservé à ceux qui ont accepté ses conditions&#xa0;: acceptez-les là-bas, mettez votre jeton dans HF_TOKEN et téléchargez à nouveau.</translation>
    </message>
    <message>
        <source>{0} gives {1} only to those it knows, if it has it at all: set HF_TOKEN to a valid token, and pull again.</source>
        <translation>{0} ne donne {1} qu’à ceux qu’il connaît, à supposer qu’il l’ait&#xa0;: mettez un jeton valable dans HF_TOKEN et téléchargez à nouveau.</translation>
    </message>
    <message>
        <source>{0} has no {1} in {2} ({3}): look there for its new name, download it and import it.</source>
        <translation>{0} n’a pas {1} dans {2} ({3})&#xa0;: cherchez-y son nouveau nom, téléchargez-le et importez-le.</translation>
    </message>
    <message>
        <source>{0} has no time for us ({1}): what came is kept; try again later.</source>
        <translation>{0} n’est pas disponible ({1})&#xa0;: ce qui est arrivé est gardé&#xa0;; réessayez plus tard.</translation>
    </message>
    <message>
        <source>Nobody agreed to send screenshots to {0}: give the address of the server again.</source>
        <translation>Personne n’a accepté l’envoi de captures d’écran à {0}&#xa0;: donnez à nouveau l’adresse du serveur.</translation>
    </message>
    <message>
        <source>{0} could look at the screen: choose it on the page of models first.</source>
        <translation>{0} pourrait regarder l’écran&#xa0;: choisissez-le d’abord à la page des modèles.</translation>
    </message>
    <message>
        <source>{0} says where something is and plans nothing: get another model that sees, on the page of models.</source>
        <translation>{0} dit où se trouve une chose et ne planifie rien&#xa0;: procurez-vous un autre modèle qui voit, à la page des modèles.</translation>
    </message>
    <message>
        <source>{0} could look at the screen, but is not here: get it on the page of models.</source>
        <translation>{0} pourrait regarder l’écran, mais il n’est pas là&#xa0;: téléchargez-le à la page des modèles.</translation>
    </message>
    <message>
        <source>No model that looks at the screen is here: get one on the page of models, or name the server that runs one.</source>
        <translation>Il n’y a pas ici de modèle qui regarde l’écran&#xa0;: procurez-vous-en un à la page des modèles, ou indiquez le serveur qui en fait tourner un.</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>The task cannot be remembered ({0}: {1}): free space or mend the permissions.</source>
        <translation>La tâche ne peut pas être retenue ({0}&#xa0;: {1})&#xa0;: libérez de la place ou corrigez les droits.</translation>
    </message>
    <message>
        <source>The tasks typed before cannot be read ({0}: {1}): mend the file&apos;s permissions.</source>
        <translation>Les tâches déjà saisies ne peuvent pas être lues ({0}&#xa0;: {1})&#xa0;: corrigez les droits du fichier.</translation>
    </message>
    <message>
        <source>The list of tasks typed before is damaged: a new one is begun, the old one is kept in {0}.</source>
        <translation>La liste des tâches déjà saisies est abîmée&#xa0;: une nouvelle est commencée, l’ancienne est gardée dans {0}.</translation>
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
    <message>
        <source>You changed it</source>
        <translation>Vous l’avez modifié</translation>
    </message>
    <message>
        <source>You moved the mouse: paused</source>
        <translation>Vous avez bougé la souris&#xa0;: en pause</translation>
    </message>
    <message>
        <source>You clicked: paused</source>
        <translation>Vous avez cliqué&#xa0;: en pause</translation>
    </message>
    <message>
        <source>You scrolled: paused</source>
        <translation>Vous avez fait défiler&#xa0;: en pause</translation>
    </message>
    <message>
        <source>You pressed a key: paused</source>
        <translation>Vous avez appuyé sur une touche&#xa0;: en pause</translation>
    </message>
    <message>
        <source>You took over: paused</source>
        <translation>Vous avez pris la main&#xa0;: en pause</translation>
    </message>
    <message>
        <source>The mouse and the keyboard are yours</source>
        <translation>La souris et le clavier sont à vous</translation>
    </message>
    <message>
        <source>I hold still until you say so</source>
        <translation>Je ne bouge plus jusqu’à votre signal</translation>
    </message>
    <message>
        <source>{0} (the secret “{1}”)</source>
        <translation>{0} (le secret «&#xa0;{1}&#xa0;»)</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose on this computer</source>
        <translation>Choisir sur cet ordinateur</translation>
    </message>
</context>
<context>
    <name>Inquiry</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>F&amp;ermer</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message>
        <source>The recording ended before anything was written.</source>
        <translation>L’enregistrement s’est terminé avant que rien ne soit écrit.</translation>
    </message>
</context>
<context>
    <name>RecordingStrip</name>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Getting ready to watch…</source>
        <translation>Je me prépare à observer…</translation>
    </message>
    <message>
        <source>Wait before you begin.</source>
        <translation>Attendez avant de commencer.</translation>
    </message>
    <message>
        <source>Recording: do the chore once</source>
        <translation>J’observe&#xa0;: faites la tâche une fois</translation>
    </message>
    <message>
        <source>Recording: {0}</source>
        <translation>J’observe&#xa0;: {0}</translation>
    </message>
    <message>
        <source>Writing the skill down…</source>
        <translation>J’écris le savoir-faire…</translation>
    </message>
    <message>
        <source>{0} or Stop ends it · {1}</source>
        <translation>{0} ou Arrêter y met fin · {1}</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement</translation>
    </message>
</context>
<context>
    <name>RunDetail</name>
    <message>
        <source>Go o&amp;n with it</source>
        <translation>Poursui&amp;vre</translation>
    </message>
    <message>
        <source>With what is left of it; what may have been done already is asked about</source>
        <translation>Avec ce qui en reste&#xa0;; je demande pour ce qui a peut-être déjà été fait</translation>
    </message>
    <message>
        <source>{0} chosen</source>
        <translation>{0} en sélection</translation>
    </message>
    <message>
        <source>Before step {0}: {1}</source>
        <translation>Avant l’étape {0}&#xa0;: {1}</translation>
    </message>
    <message>
        <source>The last look</source>
        <translation>Le dernier coup d’œil</translation>
    </message>
    <message>
        <source>Do it a&amp;gain</source>
        <translation>Re&amp;faire</translation>
    </message>
    <message>
        <source>The same steps, looked for and checked anew</source>
        <translation>Les mêmes étapes, retrouvées et vérifiées à nouveau</translation>
    </message>
    <message>
        <source>Make a &amp;skill of it</source>
        <translation>En faire un &amp;savoir-faire</translation>
    </message>
    <message>
        <source>To run by name, with other values</source>
        <translation>À lancer par son nom, avec d’autres valeurs</translation>
    </message>
    <message>
        <source>Re&amp;port</source>
        <translation>Ra&amp;pport</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Ouvrir le rapport</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>D&amp;ossier</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>S&amp;upprimer…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
</context>
<context>
    <name>RunsPage</name>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <source>Search the runs</source>
        <translation>Chercher une exécution</translation>
    </message>
    <message>
        <source>No run matches “{0}”.</source>
        <translation>Aucune exécution ne correspond à «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>No runs yet. Every task I do is kept here, step by step, with pictures.</source>
        <translation>Aucune exécution pour l’instant. Chaque tâche que je fais est gardée ici, étape par étape, avec des images.</translation>
    </message>
    <message>
        <source>I do the steps of “{0}” again, where I find them on the screen as it is now. I ask as I did then.</source>
        <translation>Je refais les étapes de «&#xa0;{0}&#xa0;», là où je les retrouve sur l’écran tel qu’il est maintenant. Je demande comme je l’ai fait alors.</translation>
    </message>
    <message>
        <source>&amp;Yes, do it again</source>
        <translation>&amp;Oui, refaire</translation>
    </message>
    <message>
        <source>What shall the skill be called? Small letters, digits and single - between them.</source>
        <translation>Comment s’appellera le savoir-faire&#xa0;? Des minuscules, des chiffres et des - simples entre eux.</translation>
    </message>
    <message>
        <source>&amp;Make the skill</source>
        <translation>Le &amp;créer</translation>
    </message>
    <message>
        <source>Name of the skill</source>
        <translation>Nom du savoir-faire</translation>
    </message>
    <message>
        <source>The skill is written: {0}</source>
        <translation>Le savoir-faire est écrit&#xa0;: {0}</translation>
    </message>
    <message>
        <source>&amp;Look at it</source>
        <translation>Le v&amp;oir</translation>
    </message>
    <message>
        <source>Delete {0} with all pictures ({1})? This cannot be undone.</source>
        <translation>Supprimer {0} avec toutes les images ({1})&#xa0;? C’est irréversible.</translation>
    </message>
    <message>
        <source>&amp;Yes, delete</source>
        <translation>&amp;Oui, supprimer</translation>
    </message>
</context>
<context>
    <name>Shelves</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>SkillDetail</name>
    <message>
        <source>What is wrong, and how to mend it</source>
        <translation>Ce qui ne va pas, et comment y remédier</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce qu’il fait</translation>
    </message>
    <message>
        <source>Said in the task line, for example</source>
        <translation>Se demande, par exemple, par</translation>
    </message>
    <message>
        <source>&amp;Run it</source>
        <translation>&amp;Lancer</translation>
    </message>
    <message>
        <source>Run it for each row of a &amp;table…</source>
        <translation>Lancer pour chaque ligne d’un &amp;tableau…</translation>
    </message>
    <message>
        <source>A CSV or XLSX file</source>
        <translation>Un fichier CSV ou XLSX</translation>
    </message>
    <message>
        <source>This skill has changed since you trusted it. Read it again before it runs.</source>
        <translation>Ce savoir-faire a changé depuis que vous lui avez fait confiance. Relisez-le avant de le lancer.</translation>
    </message>
    <message>
        <source>You have not trusted this skill yet. Read it before it runs: it clicks and types as you do.</source>
        <translation>Vous n’avez pas encore fait confiance à ce savoir-faire. Lisez-le avant de le lancer&#xa0;: il clique et tape comme vous.</translation>
    </message>
    <message>
        <source>The text of the skill</source>
        <translation>Le texte du savoir-faire</translation>
    </message>
    <message>
        <source>I have read it: tr&amp;ust it</source>
        <translation>Je l’ai lu&#xa0;: lui faire con&amp;fiance</translation>
    </message>
    <message>
        <source>Open the f&amp;ile</source>
        <translation>Ouvrir le f&amp;ichier</translation>
    </message>
    <message>
        <source>In your editor</source>
        <translation>Dans votre éditeur</translation>
    </message>
    <message>
        <source>Open the f&amp;older</source>
        <translation>Ouvrir le d&amp;ossier</translation>
    </message>
    <message>
        <source>The skill</source>
        <translation>Le savoir-faire</translation>
    </message>
</context>
<context>
    <name>SkillsPage</name>
    <message>
        <source>Skills</source>
        <translation>Savoir-faire</translation>
    </message>
    <message>
        <source>Search the skills</source>
        <translation>Chercher un savoir-faire</translation>
    </message>
    <message>
        <source>Recor&amp;d…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <source>Watch a chore once and make a skill of it</source>
        <translation>Observer une tâche une fois et en faire un savoir-faire</translation>
    </message>
    <message>
        <source>Record &amp;again</source>
        <translation>&amp;Recommencer</translation>
    </message>
    <message>
        <source>The skill is written: {0}</source>
        <translation>Le savoir-faire est écrit&#xa0;: {0}</translation>
    </message>
    <message>
        <source>What you typed is now a value that you can change each time.</source>
        <translation>Ce que vous avez tapé est maintenant une valeur que vous pouvez changer à chaque fois.</translation>
    </message>
    <message>
        <source>Open the f&amp;ile</source>
        <translation>Ouvrir le f&amp;ichier</translation>
    </message>
    <message>
        <source>No skill matches “{0}”.</source>
        <translation>Aucun savoir-faire ne correspond à «&#xa0;{0}&#xa0;».</translation>
    </message>
    <message>
        <source>A table whose columns are {0}</source>
        <translation>Un tableau dont les colonnes sont {0}</translation>
    </message>
    <message>
        <source>Tables (*.csv *.xlsx)</source>
        <translation>Tableaux (*.csv *.xlsx)</translation>
    </message>
    <message>
        <source>No column of that table is called like something this skill wants.</source>
        <translation>Aucune colonne de ce tableau ne porte le nom d’une valeur que ce savoir-faire demande.</translation>
    </message>
    <message>
        <source>&amp;Yes, run it</source>
        <translation>&amp;Oui, lancer</translation>
    </message>
    <message>
        <source>I watch while you do a chore once, and write it down: clicks, keys and what you type, and the windows that come. Passwords are never kept. {0} or Stop on the small window ends it. What shall the skill be called?</source>
        <translation>J’observe pendant que vous faites une tâche une fois, et je l’écris&#xa0;: les clics, les touches, ce que vous tapez et les fenêtres qui viennent. Les mots de passe ne sont jamais gardés. {0} ou Arrêter sur la petite fenêtre y met fin. Comment s’appellera le savoir-faire&#xa0;?</translation>
    </message>
    <message>
        <source>Small letters, digits and single -, such as save-a-note</source>
        <translation>Des minuscules, des chiffres et des -, par exemple noter-un-rappel</translation>
    </message>
    <message>
        <source>&amp;Start watching</source>
        <translation>&amp;Observer</translation>
    </message>
    <message>
        <source>Record a skill</source>
        <translation>Enregistrer un savoir-faire</translation>
    </message>
    <message>
        <source>&amp;Edit it</source>
        <translation>Le &amp;modifier</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Several, with commas between them.</source>
        <translation>Plusieurs, séparés par des virgules.</translation>
    </message>
    <message>
        <source>such as {0}</source>
        <translation>par exemple {0}</translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message>
        <source>Skill {0} with {1}</source>
        <translation>Savoir-faire {0} avec {1}</translation>
    </message>
    <message>
        <source>Skill {0}</source>
        <translation>Savoir-faire {0}</translation>
    </message>
    <message>
        <source>Does not read</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Interrompue</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n étape</numerusform>
            <numerusform>%n étapes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n exécution</numerusform>
            <numerusform>%n exécutions</numerusform>
        </translation>
    </message>
    <message>
        <source>today, {0}</source>
        <translation>aujourd’hui, {0}</translation>
    </message>
    <message>
        <source>yesterday, {0}</source>
        <translation>hier, {0}</translation>
    </message>
</context>
<context>
    <name>shelves</name>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Savoir-faire</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>skills</name>
    <message>
        <source>Shipped</source>
        <translation>Fourni</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Le vôtre</translation>
    </message>
    <message>
        <source>From this folder</source>
        <translation>De ce dossier</translation>
    </message>
    <message>
        <source>Ready to run</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Changed since you trusted it</source>
        <translation>Modifié depuis votre accord</translation>
    </message>
    <message>
        <source>Not trusted yet</source>
        <translation>Pas encore de confiance</translation>
    </message>
    <message>
        <source>a Python script</source>
        <translation>un script Python</translation>
    </message>
    <message>
        <source>in place of another of this name</source>
        <translation>à la place d’un autre de ce nom</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s)</source>
        <translation>
            <numerusform>%n erreur</numerusform>
            <numerusform>%n erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skill(s)</source>
        <translation>
            <numerusform>%n savoir-faire</numerusform>
            <numerusform>%n savoir-faire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run it %n time(s), row by row, until one does not end well? The first: {0}.</source>
        <translation>
            <numerusform>Le lancer %n fois, ligne par ligne, jusqu’à ce qu’une ne se termine pas bien&#xa0;? La première&#xa0;: {0}.</numerusform>
            <numerusform>Le lancer %n fois, ligne par ligne, jusqu’à ce qu’une ne se termine pas bien&#xa0;? La première&#xa0;: {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ways</name>
    <message>
        <source>R&amp;uns</source>
        <translation>E&amp;xécutions</translation>
    </message>
    <message>
        <source>S&amp;kills</source>
        <translation>Sa&amp;voir-faire</translation>
    </message>
    <message>
        <source>Mode&amp;ls</source>
        <translation>&amp;Modèles</translation>
    </message>
    <message>
        <source>Sett&amp;ings</source>
        <translation>Ré&amp;glages</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>Is everything there?</source>
        <translation>Tout est-il là&#xa0;?</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>&amp;Vérifier à nouveau</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>✓ {0}</source>
        <translation>✓ {0}</translation>
    </message>
    <message>
        <source>✘ {0}</source>
        <translation>✘ {0}</translation>
    </message>
    <message numerus="yes">
        <source>✘ %n thing(s) to mend, as said above.</source>
        <translation>
            <numerusform>✘ %n chose à corriger, comme indiqué ci-dessus.</numerusform>
            <numerusform>✘ %n choses à corriger, comme indiqué ci-dessus.</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ Everything is there.</source>
        <translation>✓ Tout est là.</translation>
    </message>
</context>
<context>
    <name>Chore</name>
    <message>
        <source>It crashed: the file may be broken, or there is too little memory.</source>
        <translation>Le programme s’est arrêté brutalement&#xa0;: le fichier est peut-être abîmé, ou la mémoire insuffisante.</translation>
    </message>
    <message>
        <source>The agent could not be started ({0}).</source>
        <translation>L’agent n’a pas pu démarrer ({0}).</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Deskhand – First steps</source>
        <translation>Deskhand – Premiers pas</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>&amp;Passer</translation>
    </message>
    <message>
        <source>Everything can be set later.</source>
        <translation>Tout peut être réglé plus tard.</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Terminer</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>Step {0} of {1}: {2}</source>
        <translation>Étape {0} sur {1}&#xa0;: {2}</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press Enter, then the keys to be used; Esc leaves them as they are.</source>
        <translation>Appuyez sur Entrée, puis sur les touches voulues&#xa0;; Échap les laisse telles quelles.</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>Appuyez sur les touches…</translation>
    </message>
</context>
<context>
    <name>KeysStep</name>
    <message>
        <source>Hotkeys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>They work in every application. Press Enter on one to change it.</source>
        <translation>Ils fonctionnent dans toutes les applications. Entrée sur l’un d’eux permet de le changer.</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>✓ In use</source>
        <translation>✓ Utilisé</translation>
    </message>
    <message>
        <source>Reckoned as llama.cpp allocates it: the file itself, 16-bit keys and values of every layer for 3072 tokens, and the scores of the whole vocabulary for a batch of 1024 tokens. The test says what it really takes.</source>
        <translation>Calculé comme llama.cpp l’alloue&#xa0;: le fichier lui-même, les clés et valeurs en 16 bits de chaque couche pour 3072 jetons, et les scores de tout le vocabulaire pour un lot de 1024 jetons. L’essai dit ce qu’il prend vraiment.</translation>
    </message>
    <message>
        <source>Testing: it is loaded in a process of its own</source>
        <translation>Essai&#xa0;: il est chargé dans un processus à part</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Go on with the download</source>
        <translation>Reprendre le téléchargement</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Télécharger</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Utiliser</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>ModelStep</name>
    <message>
        <source>The model</source>
        <translation>Le modèle</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Go on with the download</source>
        <translation>Reprendre le té&amp;léchargement</translation>
    </message>
    <message>
        <source>A small language model decides what to do next. It is fetched once and then works offline.</source>
        <translation>Un petit modèle de langage décide de la suite. Il est téléchargé une fois, puis fonctionne hors ligne.</translation>
    </message>
    <message>
        <source>The settings name a model that is not known: choose one on the page of models.</source>
        <translation>Les réglages nomment un modèle inconnu&#xa0;: choisissez-en un sur la page des modèles.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>&amp;Import a file…</source>
        <translation>&amp;Importer un fichier…</translation>
    </message>
    <message>
        <source>A model file (GGUF) of your own; it is copied</source>
        <translation>Un fichier de modèle (GGUF) à vous&#xa0;; il est copié</translation>
    </message>
    <message>
        <source>From an &amp;address…</source>
        <translation>Depuis une a&amp;dresse…</translation>
    </message>
    <message>
        <source>Downloads a model file (GGUF)</source>
        <translation>Télécharge un fichier de modèle (GGUF)</translation>
    </message>
    <message>
        <source>A model decides what to do next. It runs on this computer; nothing leaves it.</source>
        <translation>Un modèle décide de la suite. Il tourne sur cet ordinateur&#xa0;; rien n’en sort.</translation>
    </message>
    <message>
        <source>Memory: {0}, {1} of it free.</source>
        <translation>Mémoire&#xa0;: {0}, dont {1} libres.</translation>
    </message>
    <message>
        <source>Taking in the file: {0}…</source>
        <translation>Import du fichier&#xa0;: {0}…</translation>
    </message>
    <message>
        <source>Delete the model {0} from this computer? It frees {1}.</source>
        <translation>Supprimer le modèle {0} de cet ordinateur&#xa0;? Cela libère {1}.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <source>The address of a model file (GGUF). A SHA-256 after it, if you have one, is held against what comes.</source>
        <translation>L’adresse d’un fichier de modèle (GGUF). Un SHA-256 à la suite, si vous en avez un, est comparé à ce qui arrive.</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Télécharger</translation>
    </message>
    <message>
        <source>The model {0} is here.</source>
        <translation>Le modèle {0} est là.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Use it from &amp;now on</source>
        <translation>L’utiliser désorm&amp;ais</translation>
    </message>
    <message>
        <source>These run on this computer. {0}, where another model looks at them.</source>
        <translation>Ceux-ci tournent sur cet ordinateur. {0}, où un autre modèle les regarde.</translation>
    </message>
    <message>
        <source>It can look at the screen: the settings say whether it does.</source>
        <translation>Il peut regarder l’écran&#xa0;: les réglages disent s’il le fait.</translation>
    </message>
</context>
<context>
    <name>Practice</name>
    <message>
        <source>Practice</source>
        <translation>Exercice</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Greet</source>
        <translation>Saluer</translation>
    </message>
    <message>
        <source>Nobody was greeted yet.</source>
        <translation>Personne n’a encore été salué.</translation>
    </message>
    <message>
        <source>Hello {0}!</source>
        <translation>Bonjour {0}&#xa0;!</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>What happens</source>
        <translation>Ce qui se passe</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>When it matches</source>
        <translation>Quand</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Deskhand – Rules</source>
        <translation>Deskhand – Règles</translation>
    </message>
    <message>
        <source>Search the rules</source>
        <translation>Chercher dans les règles</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) of your own, in {0}</source>
        <translation>
            <numerusform>%n règle à vous, dans {0}</numerusform>
            <numerusform>%n règles à vous, dans {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n règle</numerusform>
            <numerusform>%n règles</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Text on the screen can make me stricter, never looser. Your own rules add to these.</source>
        <translation>Un texte à l’écran peut me rendre plus strict, jamais moins. Vos propres règles s’ajoutent à celles-ci.</translation>
    </message>
    <message>
        <source>Open &amp;my rules</source>
        <translation>Ouvrir &amp;mes règles</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>&amp;Open the file</source>
        <translation>&amp;Ouvrir le fichier</translation>
    </message>
    <message>
        <source>&amp;Keep a copy and begin with the defaults</source>
        <translation>&amp;Garder une copie et repartir des valeurs par défaut</translation>
    </message>
    <message>
        <source>Not there yet on this system.</source>
        <translation>Pas encore disponible sur ce système.</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Démarrer à l’ouverture de session</translation>
    </message>
    <message>
        <source>The file is renamed and stays beside the new one. All settings become the defaults.</source>
        <translation>Le fichier est renommé et reste à côté du nouveau. Tous les réglages reprennent leur valeur par défaut.</translation>
    </message>
    <message>
        <source>The old file is {0}.</source>
        <translation>L’ancien fichier est {0}.</translation>
    </message>
    <message>
        <source>Cleaning up…</source>
        <translation>Nettoyage…</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) deleted.</source>
        <translation>
            <numerusform>%n exécution supprimée.</numerusform>
            <numerusform>%n exécutions supprimées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Clean &amp;up now</source>
        <translation>&amp;Nettoyer maintenant</translation>
    </message>
    <message>
        <source>Older and larger runs</source>
        <translation>Exécutions trop vieilles ou trop grosses</translation>
    </message>
    <message>
        <source>What is asked about</source>
        <translation>Ce que je demande avant de faire</translation>
    </message>
    <message>
        <source>Show the &amp;rules</source>
        <translation>Voir les rè&amp;gles</translation>
    </message>
    <message>
        <source>&amp;First steps again</source>
        <translation>Revoir les premiers p&amp;as</translation>
    </message>
    <message>
        <source>Open the settings fil&amp;e</source>
        <translation>Ouvrir le &amp;fichier des réglages</translation>
    </message>
    <message>
        <source>Rename it &amp;now</source>
        <translation>Renommer mai&amp;ntenant</translation>
    </message>
</context>
<context>
    <name>TryStep</name>
    <message>
        <source>A first task</source>
        <translation>Une première tâche</translation>
    </message>
    <message>
        <source>In the form, fill in Name with “{0}” and click the button Greet</source>
        <translation>Dans le formulaire, remplis Nom avec «&#xa0;{0}&#xa0;» et clique sur le bouton Saluer</translation>
    </message>
    <message>
        <source>&amp;Show me</source>
        <translation>&amp;Montrez-moi</translation>
    </message>
    <message>
        <source>A small practice window opens, and I do this in it while you watch. The strip in the corner says what I am doing and has the Stop button.</source>
        <translation>Une petite fenêtre d’exercice s’ouvre, et j’y fais ceci sous vos yeux. La bande dans le coin dit ce que je fais et porte le bouton Arrêter.</translation>
    </message>
    <message>
        <source>&amp;Show me again</source>
        <translation>&amp;Montrez-moi encore</translation>
    </message>
    <message>
        <source>The practice window opens…</source>
        <translation>La fenêtre d’exercice s’ouvre…</translation>
    </message>
</context>
<context>
    <name>WelcomeStep</name>
    <message>
        <source>Welcome to Deskhand</source>
        <translation>Bienvenue dans Deskhand</translation>
    </message>
    <message>
        <source>A hand at your desk</source>
        <translation>Un coup de main à votre bureau</translation>
    </message>
    <message>
        <source>Say what you want done. I look at the screen, click and type as you would.</source>
        <translation>Dites ce que vous voulez. Je regarde l’écran, je clique et je tape comme vous le feriez.</translation>
    </message>
    <message>
        <source>I ask first</source>
        <translation>Je demande d’abord</translation>
    </message>
    <message>
        <source>Before anything that matters I ask you; passwords and payments stay yours.</source>
        <translation>Avant tout ce qui compte, je vous demande&#xa0;; mots de passe et paiements restent votre affaire.</translation>
    </message>
    <message>
        <source>You are in charge</source>
        <translation>C’est vous qui décidez</translation>
    </message>
    <message>
        <source>{0} stops me at once, wherever you are. Your own mouse and keys work all the time.</source>
        <translation>{0} m’arrête aussitôt, où que vous soyez. Votre souris et votre clavier marchent tout le temps.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>Rien ne sort de cet ordinateur</translation>
    </message>
    <message>
        <source>A small model runs here. No account, no cloud.</source>
        <translation>Un petit modèle tourne ici. Ni compte, ni nuage.</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Seeing the screen</source>
        <translation>Voir l’écran</translation>
    </message>
    <message>
        <source>Knowing the windows</source>
        <translation>Connaître les fenêtres</translation>
    </message>
    <message>
        <source>Mouse and keyboard</source>
        <translation>Souris et clavier</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>Presse-papiers</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lecture</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Holo3.1 0.8B: the smallest that points well; for a processor</source>
        <translation>Holo3.1 0.8B&#xa0;: le plus petit qui pointe bien&#xa0;; pour un processeur</translation>
    </message>
    <message>
        <source>Holo3.1 4B: the best published agent of its size; for a GPU or a recent laptop</source>
        <translation>Holo3.1 4B&#xa0;: le meilleur agent publié de sa taille&#xa0;; pour un GPU ou un portable récent</translation>
    </message>
    <message>
        <source>GUI-Owl 1.5 2B: an agent for small machines</source>
        <translation>GUI-Owl 1.5 2B&#xa0;: un agent pour de petites machines</translation>
    </message>
    <message>
        <source>GUI-Owl 1.5 4B: points best of its size, with a zoom</source>
        <translation>GUI-Owl 1.5 4B&#xa0;: pointe le mieux de sa taille, avec un agrandissement</translation>
    </message>
    <message>
        <source>Fara1.5 4B: for tasks in a browser</source>
        <translation>Fara1.5 4B&#xa0;: pour des tâches dans un navigateur</translation>
    </message>
    <message>
        <source>Qwen3-VL 2B Instruct: the plain model most others are made from, from its maker</source>
        <translation>Qwen3-VL 2B Instruct&#xa0;: le modèle simple dont la plupart des autres sont faits, de son auteur</translation>
    </message>
    <message>
        <source>Qwen3-VL 4B Instruct: the plain model, from its maker</source>
        <translation>Qwen3-VL 4B Instruct&#xa0;: le modèle simple, de son auteur</translation>
    </message>
    <message>
        <source>MAI-UI 2B: made for telephones, points well on desktops</source>
        <translation>MAI-UI 2B&#xa0;: fait pour les téléphones, pointe bien sur un bureau</translation>
    </message>
    <message>
        <source>UI-Venus 1.5 2B: points only; its maker notes research and education</source>
        <translation>UI-Venus 1.5 2B&#xa0;: pointe seulement&#xa0;; son auteur indique recherche et enseignement</translation>
    </message>
    <message>
        <source>UI-TARS 1.5 7B: an older agent; larger and weaker than newer ones of 4B</source>
        <translation>UI-TARS 1.5 7B&#xa0;: un agent plus ancien&#xa0;; plus gros et plus faible que de récents de 4B</translation>
    </message>
    <message>
        <source>Apache-2.0, with a note of its maker: research and education</source>
        <translation>Apache-2.0, avec une note de son auteur&#xa0;: recherche et enseignement</translation>
    </message>
    <message>
        <source>it can look at the screen</source>
        <translation>il peut regarder l’écran</translation>
    </message>
    <message>
        <source>SmolLM2 135M Instruct: the default, quick on two processor cores, English first</source>
        <translation>SmolLM2 135M Instruct&#xa0;: celui d’origine, rapide sur deux cœurs, surtout anglais</translation>
    </message>
    <message>
        <source>Qwen2.5 Coder 0.5B Instruct: slower, chooses somewhat better; packaged by a third party, pinned by its hash</source>
        <translation>Qwen2.5 Coder 0.5B Instruct&#xa0;: plus lent, choisit un peu mieux&#xa0;; empaqueté par un tiers, fixé par son empreinte</translation>
    </message>
    <message>
        <source>licence not known</source>
        <translation>licence inconnue</translation>
    </message>
    <message>
        <source>Installed: {0} on this disk</source>
        <translation>Installé&#xa0;: {0} sur ce disque</translation>
    </message>
    <message>
        <source>Not here yet: its size is known once the download has begun</source>
        <translation>Pas encore là&#xa0;: sa taille sera connue une fois le téléchargement commencé</translation>
    </message>
    <message>
        <source>Partly here: {0} of about {1}</source>
        <translation>En partie là&#xa0;: {0} sur environ {1}</translation>
    </message>
    <message>
        <source>Not here yet: {0} to download</source>
        <translation>Pas encore là&#xa0;: {0} à télécharger</translation>
    </message>
    <message>
        <source>✓ It fits</source>
        <translation>✓ Il tient</translation>
    </message>
    <message>
        <source>⚠ It fits once other programs are closed</source>
        <translation>⚠ Il tient si l’on ferme d’autres programmes</translation>
    </message>
    <message>
        <source>✘ It is too large for this computer</source>
        <translation>✘ Il est trop grand pour cet ordinateur</translation>
    </message>
    <message>
        <source>takes up to {0} of memory; {1} of {2} are free</source>
        <translation>prend jusqu’à {0} de mémoire&#xa0;; {1} sur {2} sont libres</translation>
    </message>
    <message>
        <source>✓ It works: loads in {0} s, reads {1} and writes {2} tokens a second, takes {3}</source>
        <translation>✓ Il marche&#xa0;: se charge en {0} s, lit {1} et écrit {2} jetons par seconde, prend {3}</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Checking that it is the right file</source>
        <translation>Vérification que c’est le bon fichier</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>Extraction</translation>
    </message>
    <message>
        <source>Preparing it for this processor</source>
        <translation>Préparation pour ce processeur</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Copie</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Downloading {0}</source>
        <translation>Téléchargement de {0}</translation>
    </message>
    <message>
        <source>Partly here: {0}</source>
        <translation>En partie là&#xa0;: {0}</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>You do it</source>
        <translation>C’est à vous</translation>
    </message>
    <message>
        <source>Always asked</source>
        <translation>Toujours demandé</translation>
    </message>
    <message>
        <source>Asked unless the task says so</source>
        <translation>Demandé, sauf si la tâche le dit</translation>
    </message>
    <message>
        <source>acts on: {0}</source>
        <translation>agit sur&#xa0;: {0}</translation>
    </message>
    <message>
        <source>does: {0}</source>
        <translation>fait : {0}</translation>
    </message>
    <message>
        <source>says yes to any question, but: {0}</source>
        <translation>dit oui à toute question, sauf : {0}</translation>
    </message>
    <message>
        <source>in a dialog about: {0}</source>
        <translation>dans une fenêtre à propos de&#xa0;: {0}</translation>
    </message>
    <message>
        <source>near: {0}</source>
        <translation>près de&#xa0;: {0}</translation>
    </message>
    <message>
        <source>typed: {0}</source>
        <translation>saisi&#xa0;: {0}</translation>
    </message>
    <message>
        <source>keys: {0}</source>
        <translation>touches&#xa0;: {0}</translation>
    </message>
    <message>
        <source>application: {0}</source>
        <translation>application&#xa0;: {0}</translation>
    </message>
    <message>
        <source>window: {0}</source>
        <translation>fenêtre&#xa0;: {0}</translation>
    </message>
    <message>
        <source>but not: {0}</source>
        <translation>mais pas&#xa0;: {0}</translation>
    </message>
    <message>
        <source>what looks like a password</source>
        <translation>ce qui ressemble à un mot de passe</translation>
    </message>
    <message>
        <source>a card number</source>
        <translation>un numéro de carte</translation>
    </message>
    <message>
        <source>a bank account number</source>
        <translation>un numéro de compte</translation>
    </message>
    <message>
        <source>a command</source>
        <translation>une commande</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>How much I ask</source>
        <translation>Quand je demande</translation>
    </message>
    <message>
        <source>Passwords, payments and anything that cannot be undone are always asked about.</source>
        <translation>Mots de passe, paiements et tout ce qui ne peut être défait sont toujours demandés.</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Effort</translation>
    </message>
    <message>
        <source>More effort decides better and takes longer.</source>
        <translation>Plus d’effort décide mieux et prend plus de temps.</translation>
    </message>
    <message>
        <source>Pause when I use the mouse or the keyboard</source>
        <translation>Pause quand je prends la souris ou le clavier</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Stop at once</source>
        <translation>Arrêter aussitôt</translation>
    </message>
    <message>
        <source>Works everywhere, even when this window hangs.</source>
        <translation>Marche partout, même si cette fenêtre est bloquée.</translation>
    </message>
    <message>
        <source>Give a task from anywhere</source>
        <translation>Confier une tâche de partout</translation>
    </message>
    <message>
        <source>Keep runs for</source>
        <translation>Garder les exécutions</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>Keep at most</source>
        <translation>Garder au plus</translation>
    </message>
    <message>
        <source>Runs hold pictures of your screen. They stay on this computer.</source>
        <translation>Les exécutions contiennent des images de votre écran. Elles restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>Work only in these</source>
        <translation>Ne travailler que dans</translation>
    </message>
    <message>
        <source>Names of applications, with commas between; empty means all.</source>
        <translation>Noms d’applications, séparés par des virgules&#xa0;; vide&#xa0;: toutes.</translation>
    </message>
    <message>
        <source>Never work in these</source>
        <translation>Ne jamais travailler dans</translation>
    </message>
    <message>
        <source>Names of applications, with commas between.</source>
        <translation>Noms d’applications, séparés par des virgules.</translation>
    </message>
    <message>
        <source>Never look into these</source>
        <translation>Ne jamais regarder dans</translation>
    </message>
    <message>
        <source>Names of applications; their windows are painted over in every picture.</source>
        <translation>Noms d’applications ; leurs fenêtres sont masquées sur chaque image.</translation>
    </message>
    <message>
        <source>Steps of a task, at most</source>
        <translation>Étapes d’une tâche, au plus</translation>
    </message>
    <message>
        <source>Time for a task, at most</source>
        <translation>Durée d’une tâche, au plus</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Time to answer a question</source>
        <translation>Temps pour répondre à une question</translation>
    </message>
    <message>
        <source>No answer counts as no.</source>
        <translation>Pas de réponse vaut non.</translation>
    </message>
    <message>
        <source>Time for the screen to come to rest</source>
        <translation>Temps pour que l’écran se stabilise</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Écran</translation>
    </message>
    <message>
        <source>The number of the screen I work on.</source>
        <translation>Le numéro de l’écran où je travaille.</translation>
    </message>
    <message>
        <source>Processor cores</source>
        <translation>Cœurs du processeur</translation>
    </message>
    <message>
        <source>How many the model may use.</source>
        <translation>Combien le modèle peut en utiliser.</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Moyen</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Élevé</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>How I work</source>
        <translation>Ma façon de travailler</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Apparence et langue</translation>
    </message>
    <message>
        <source>Hotkeys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Vie privée</translation>
    </message>
    <message>
        <source>Applications</source>
        <translation>Applications</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>A vision model on a server</source>
        <translation>Un modèle de vision sur un serveur</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Such as http://127.0.0.1:8080/v1; empty means none, and nothing leaves.</source>
        <translation>Par exemple http://127.0.0.1:8080/v1&#xa0;; vide&#xa0;: aucun, et rien ne sort.</translation>
    </message>
    <message>
        <source>Model there</source>
        <translation>Modèle là-bas</translation>
    </message>
    <message>
        <source>Its name on the server; empty means the server&apos;s first.</source>
        <translation>Son nom sur le serveur&#xa0;; vide&#xa0;: le premier du serveur.</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Décidé par</translation>
    </message>
    <message>
        <source>Clicks placed by</source>
        <translation>Clics placés par</translation>
    </message>
    <message>
        <source>A model that is told what is read</source>
        <translation>Un modèle à qui l’on dit ce qui est lu</translation>
    </message>
    <message>
        <source>A model that looks at the screen</source>
        <translation>Un modèle qui regarde l’écran</translation>
    </message>
    <message>
        <source>Deskhand’s own network</source>
        <translation>Le réseau propre à Deskhand</translation>
    </message>
    <message>
        <source>The model that looks</source>
        <translation>Le modèle qui regarde</translation>
    </message>
    <message>
        <source>The names that are read</source>
        <translation>Les noms qui sont lus</translation>
    </message>
    <message>
        <source>What decides the next step</source>
        <translation>Ce qui décide de l’étape suivante</translation>
    </message>
    <message>
        <source>{0} gets a picture of the screen for each step.</source>
        <translation>{0} reçoit une image de l’écran à chaque étape.</translation>
    </message>
    <message>
        <source>{0} chooses among what is read on the screen.</source>
        <translation>{0} choisit parmi ce qui est lu à l’écran.</translation>
    </message>
    <message>
        <source>It is small, came with Deskhand, and is there to be tried out.</source>
        <translation>Il est petit, fourni avec Deskhand, et là pour être essayé.</translation>
    </message>
    <message>
        <source>{0} could look at the screen itself.</source>
        <translation>{0} pourrait regarder l’écran lui-même.</translation>
    </message>
    <message>
        <source>Only where a model looks at the screen.</source>
        <translation>Seulement quand un modèle regarde l’écran.</translation>
    </message>
    <message>
        <source>Another model of the server can be named in the settings file, as “pointer”.</source>
        <translation>Un autre modèle du serveur peut être nommé dans le fichier des réglages, sous «&#xa0;pointer&#xa0;».</translation>
    </message>
    <message>
        <source>A model that points badly does better with the names, or with another beside it.</source>
        <translation>Un modèle qui vise mal fait mieux avec les noms, ou avec un autre à ses côtés.</translation>
    </message>
    <message>
        <source>The model on {0}</source>
        <translation>Le modèle sur {0}</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
</context>
<context>
    <name>leaving</name>
    <message>
        <source>Screenshots go to {0}</source>
        <translation>Les captures d’écran vont à {0}</translation>
    </message>
    <message>
        <source>A model on that machine looks at them. The settings turn it off.</source>
        <translation>Un modèle sur cette machine les regarde. Cela se désactive dans les réglages.</translation>
    </message>
</context>
<context>
    <name>ServerPart</name>
    <message>
        <source>Its key</source>
        <translation>Sa clé</translation>
    </message>
    <message>
        <source>Set the ke&amp;y…</source>
        <translation>Donner la c&amp;lé…</translation>
    </message>
    <message>
        <source>If the server wants one. It is kept in the keyring.</source>
        <translation>Si le serveur en demande une. Elle est gardée dans le trousseau.</translation>
    </message>
    <message>
        <source>Screenshots would leave this computer.</source>
        <translation>Des captures d’écran quitteraient cet ordinateur.</translation>
    </message>
    <message>
        <source>Whatever is on your screen while a task runs goes to {0}, open letters and passwords as well. They are out of Deskhand’s hands then.</source>
        <translation>Tout ce qui est à l’écran pendant une tâche part vers {0}, y compris lettres ouvertes et mots de passe. Deskhand n’en a alors plus la maîtrise.</translation>
    </message>
    <message>
        <source>The connection is not encrypted: anybody on the way can see them too.</source>
        <translation>La connexion n’est pas chiffrée&#xa0;: quiconque sur le trajet peut les voir aussi.</translation>
    </message>
    <message>
        <source>Deskhand shows all the time that they go there, and you can turn it off here.</source>
        <translation>Deskhand montre en permanence qu’elles y vont, et cela se désactive ici.</translation>
    </message>
    <message>
        <source>&amp;Send screenshots to {0}</source>
        <translation>&amp;Envoyer les captures à {0}</translation>
    </message>
    <message>
        <source>Give the address of the server first.</source>
        <translation>Donnez d’abord l’adresse du serveur.</translation>
    </message>
    <message>
        <source>The key for {0}. It goes into the keyring of this computer, never into a file; empty takes it out.</source>
        <translation>La clé pour {0}. Elle va dans le trousseau de cet ordinateur, jamais dans un fichier&#xa0;; vide, elle en est retirée.</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Garder</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>The key is in the keyring.</source>
        <translation>La clé est dans le trousseau.</translation>
    </message>
    <message>
        <source>No key is kept.</source>
        <translation>Aucune clé n’est gardée.</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Import a model file</source>
        <translation>Importer un fichier de modèle</translation>
    </message>
    <message>
        <source>{0} can look at the screen with a second file, its projector, mostly called “mmproj”. Without it, it only reads.</source>
        <translation>{0} peut regarder l’écran à l’aide d’un second fichier, son projecteur, appelé le plus souvent «&#xa0;mmproj&#xa0;». Sans lui, il ne fait que lire.</translation>
    </message>
    <message>
        <source>&amp;Without it</source>
        <translation>&amp;Sans lui</translation>
    </message>
    <message>
        <source>Choose the &amp;projector…</source>
        <translation>Choisir le &amp;projecteur…</translation>
    </message>
    <message>
        <source>{0} is only the part of a model that sees. Choose the model’s own file too.</source>
        <translation>{0} n’est que la partie d’un modèle qui voit. Choisissez aussi le fichier du modèle lui-même.</translation>
    </message>
    <message>
        <source>Choose the &amp;model…</source>
        <translation>Choisir le &amp;modèle…</translation>
    </message>
    <message>
        <source>{0} does not tell which family it is of, and each wants to be asked in its own way. Choose the family; the page that you got it from names it. “points” is for any other: it only says where something is.</source>
        <translation>{0} ne dit pas de quelle famille il est, et chacune veut être interrogée à sa façon. Choisissez la famille&#xa0;; la page d’où vient le fichier la nomme. «&#xa0;points&#xa0;» vaut pour toute autre&#xa0;: le modèle dit alors seulement où se trouve une chose.</translation>
    </message>
    <message>
        <source>&amp;Take it in</source>
        <translation>I&amp;mporter</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Choose the projector</source>
        <translation>Choisir le projecteur</translation>
    </message>
    <message>
        <source>Choose the model</source>
        <translation>Choisir le modèle</translation>
    </message>
    <message>
        <source>Model files ({0});;All files (*)</source>
        <translation>Fichiers de modèle ({0});;Tous les fichiers (*)</translation>
    </message>
</context>
</TS>
