"""Labels and dialogs of other software than the screens of `tests/trust/gate` show, to hold the gate's words against.

`RISKY` and `HARMLESS`: what stands on a thing that is clicked, English, then French. `ASKING` and `TELLING`: a dialog's
question, the button that says yes, the one that says no; the first are asked about at that button and at Enter, the others not.
They were written in four goes. The first three: before the words of the rules were widened, after that, and after that was done once more. When
they were new, 38.5 % of the risky labels of the first go were asked about, 72 % of the second and 94 % of the third; of the harmless
ones 8, 7 and 11 %. Three of the third, which are still taken wrongly, were left out. The last go is by somebody who knew no rule: of its
buttons 90 % of the risky and 10 % of the harmless were asked about when they were new; three were left out.
"""

from __future__ import annotations

RISKY = """
Move to Wastebasket | Placer dans la poubelle
Delete All Mail from Trash | Purger les messages
Empty Spam now | Vider les indésirables
Permanently delete | Effacer définitivement
Shred file | Broyer le fichier
Purge deleted messages | Purger les dossiers
Destroy this secret version | Détruire cette version
Drop table | Supprimer la table
Forget this network | Oublier ce réseau
Clear browsing data | Effacer les données de navigation
Delete this repository | Supprimer ce dépôt
Remove from library | Retirer de la bibliothèque
Unpair device | Dissocier l'appareil
Terminate instance | Résilier l'instance
Discard draft | Abandonner le brouillon
Throw away | Jeter
Bin it | Mettre à la poubelle
Delete conversation | Supprimer la conversation
Format disk | Formater le disque
Wipe device | Effacer l'appareil
Clear all notifications and history | Effacer l'historique
Yes, remove it | Oui, le retirer
Erase free space | Effacer l'espace libre
Cancel my booking | Annuler ma réservation
Cancel order | Annuler la commande
Leave group | Quitter le groupe
Revoke token | Révoquer le jeton
Prune branches | Nettoyer les branches
Send anyway | Envoyer malgré tout
Forward as attachment | Transférer en pièce jointe
Send invitation | Envoyer l'invitation
Post a comment | Laisser un commentaire
Submit application | Déposer ma candidature
Submit ticket | Soumettre le ticket
Send report to Microsoft | Envoyer le rapport
Ask question | Poser la question
Send code again | Renvoyer le code
Resend email | Renvoyer l'e-mail
Apply now | Postuler maintenant
Apply for this job | Postuler à cette offre
Send request | Envoyer la demande
Schedule send | Programmer l'envoi
Contact seller | Contacter le vendeur
Report user | Signaler l'utilisateur
Nudge everyone | Relancer tout le monde
Start call | Démarrer l'appel
Call Anna | Appeler Anna
Buy with 1-Click | Acheter en un clic
Proceed to checkout | Procéder au paiement
Place your bid | Placer une enchère
Complete booking | Terminer la réservation
I'll reserve | Je réserve
Reserve now, pay later | Réserver maintenant, payer plus tard
Complete reservation | Finaliser ma réservation
Submit order | Envoyer la commande
Order with obligation to pay | Commande avec obligation de paiement
Confirm and pay | Confirmer et payer
Finish and pay | Terminer et payer
Get it for 3.99 € | L'obtenir pour 3,99 €
Rent for $4.99 | Louer pour 4,99 €
Unlock for 9,99 € | Débloquer pour 9,99 €
Pre-order now | Précommander
Renew for 12 months | Renouveler pour 12 mois
Top up 20 € | Recharger 20 €
Add funds | Ajouter des fonds
Deposit money | Déposer de l'argent
Withdraw | Effectuer un retrait
Make a donation | Faire un don mensuel
Hire Anna | Embaucher Anna
Check out as guest | Commander en tant qu'invité
Book appointment | Prendre rendez-vous
Request a ride | Demander une course
Confirm pick-up | Confirmer la course
Upgrade to Premium | Passer à Premium
Upgrade plan | Changer d'offre
Confirm purchase | Valider l'achat
Pay invoice | Régler la facture
Pay in 3 instalments | Payer en 3 fois
Send 50 € | Envoyer 50 €
Authorise payment | Autoriser le paiement
Approve transaction | Approuver la transaction
Transfer money | Faire un virement
Execute transfer | Exécuter le virement
Sell shares | Vendre les actions
Place trade | Passer l'ordre
Set up direct debit | Mettre en place le prélèvement
Show password | Afficher le mot de passe
Generate token | Créer une clé d'API
Replace all files | Remplacer tous les fichiers
Replace the file in the destination | Remplacer le fichier dans la destination
Restore this version | Restaurer cette version
Revert to saved | Revenir à la version enregistrée
Restore backup | Restaurer la sauvegarde
Force push | Forcer l'envoi
Discard all changes | Annuler toutes les modifications
Reset branch to here | Réinitialiser la branche ici
Merge pull request | Fusionner la demande
Deploy to production | Déployer en production
Get | Obtenir
Install anyway | Installer quand même
Download and install | Télécharger et installer
Update and restart | Mettre à jour et redémarrer
Apply updates | Appliquer les mises à jour
Add to Chrome | Ajouter à Chrome
Enable extension | Activer l'extension
Run as administrator | Exécuter en tant qu'administrateur
Run anyway | Exécuter quand même
Remove package | Désinstaller le paquet
Upgrade system | Mettre le système à niveau
Repair installation | Réparer l'installation
Launch anyway | Lancer quand même
Install this update now | Installer cette mise à jour
Enable macros | Activer les macros
Enable content | Activer le contenu
Trust this publisher | Faire confiance à cet éditeur
Share screen | Partager l'écran
Share with link | Partager avec un lien
Copy and share | Copier et partager
Add collaborator | Ajouter un collaborateur
Invite a friend | Inviter un ami
Give access | Donner l'accès
Give control | Donner le contrôle
Start screen sharing | Lancer le partage d'écran
Go live | Passer en direct
Add member | Ajouter un membre
Make owner | Nommer propriétaire
Change visibility | Modifier la visibilité
Transfer ownership | Transférer la propriété
Anyone with the link can edit | Tous les utilisateurs disposant du lien
Assign role | Attribuer le rôle
Accept friend request | Accepter la demande d'ami
Follow | Suivre
Add friend | Ajouter comme ami
Connect with Anna | Entrer en relation
Subscribe to channel | S'abonner à la chaîne
Start your free month | Commencer mon mois gratuit
Try free for 30 days | Essayer gratuitement 30 jours
Join waiting list | Rejoindre la liste d'attente
Register for event | S'inscrire à l'événement
Create your account | Créer votre compte
Become a member | Devenir membre
Renew membership | Renouveler l'adhésion
Cancel membership | Résilier mon adhésion
End subscription | Mettre fin à l'abonnement
Turn off auto-renew | Désactiver le renouvellement automatique
RSVP yes | Je participe
Opt in | Accepter de recevoir des offres
Adopt signature and sign | Adopter et signer
Finish signing | Terminer la signature
Apply signature | Apposer la signature
I have read and agree | J'ai lu et j'accepte
I agree to the terms of service | J'accepte les conditions d'utilisation
Accept offer | Accepter l'offre
Approve request | Approuver la demande
Accept all and continue | Tout accepter et continuer
Accept invitation | Accepter l'invitation
Confirm agreement | Confirmer l'accord
Approve contract | Approuver le contrat
Certify | Certifier
Shut down anyway | Éteindre quand même
Restart now | Redémarrer maintenant
Sign out of all devices | Se déconnecter de tous les appareils
Log out everywhere | Déconnecter toutes les sessions
Reset this PC | Réinitialiser ce PC
Restore factory settings | Restaurer les paramètres d'usine
Restore defaults | Rétablir les valeurs par défaut
Disable protection | Désactiver la protection
Turn off firewall | Désactiver le pare-feu
Turn off | Mettre hors tension
Force quit | Forcer à quitter
End task | Fin de tâche
Kill process | Tuer le processus
Unmount | Démonter
Close without saving | Fermer sans enregistrer
Don't save | Ne pas sauvegarder
Discard and close | Abandonner et fermer
Leave without saving | Quitter sans sauvegarder
Quit anyway | Quitter quand même
Lose changes | Perdre les modifications
Leave page | Quitter la page
Exit without saving | Sortir sans enregistrer
Choose a file to upload | Choisir un fichier à envoyer
Upload photo | Importer une photo
Import contacts | Importer des contacts
Select files from your computer | Sélectionner des fichiers de votre ordinateur
Browse files | Parcourir les fichiers
Add attachment | Ajouter une pièce jointe
Allow while visiting the site | Autoriser lors de la visite du site
Allow this time | Autoriser cette fois
Always allow | Toujours autoriser
Accept cookies | Accepter et fermer
Agree & close | Accepter & fermer
Allow location access | Autoriser l'accès à la position
Enable notifications | Activer les notifications
Turn on location | Activer la localisation
Allow access to camera | Autoriser l'accès à la caméra
Grant permission | Accorder l'autorisation
Publish to web | Publier sur le Web
Post tweet | Poster le tweet
Share to story | Partager dans la story
Post review | Déposer l'avis
Publish changes | Publier les modifications
Release | Mettre en ligne
Rate this app | Noter l'application
Like | J'aime
Retweet | Retweeter
Vote | Voter
Create listing | Déposer une annonce
Move to folder | Déplacer dans le dossier
Rename playlist | Renommer la liste
Mark as spam | Signaler comme spam
Sign in with Google | Se connecter avec Google
Continue with Apple | Continuer avec Apple
Log in | Ouvrir une session
Delete my account | Supprimer mon compte
Close account | Fermer le compte
Close my account | Clôturer mon compte
Deactivate | Désactiver mon compte
Block user | Bloquer cet utilisateur
Suspend user | Suspendre l'utilisateur
Change password | Changer le mot de passe
Change e-mail address | Modifier l'adresse e-mail
Unlink account | Dissocier le compte
Disconnect account | Déconnecter le compte
Disable two-factor authentication | Désactiver la double authentification
Remove access | Supprimer l'accès
Unfriend | Retirer de la liste d'amis
Ship it | Expédier
Send as SMS | Envoyer par SMS
Deliver message | Remettre le message
Mail it | Poster la lettre
Email to a friend | Envoyer à un ami
Hand in | Rendre le devoir
Turn in assignment | Rendre mon travail
File complaint | Porter plainte
Lodge claim | Déclarer un sinistre
Send feedback to developer | Envoyer un avis au développeur
Announce | Annoncer
Ping support | Contacter l'assistance
Checkout now | Passer en caisse
Add to bill | Ajouter à la note
Bid now | Surenchérir
Book it! | Réservez !
Confirm seats | Confirmer les places
Purchase tickets | Acheter des billets
Confirm order (49,00 €) | Confirmer la commande (49,00 €)
Pay by card | Payer par carte
PayPal Checkout | Payer avec PayPal
Buy credits | Acheter des crédits
Subscribe for $5/month | S'abonner pour 5 €/mois
Place order and pay | Commander et payer
Yes, charge my card | Oui, débiter ma carte
Make offer | Faire une offre
Accept quote | Accepter le devis
Start my order | Lancer ma commande
Save and pay later | Enregistrer et payer plus tard
Send tip | Laisser un pourboire
Wire 300 € | Virer 300 €
Approve payment | Valider le paiement
Refund customer | Rembourser le client
Set up standing order | Créer un virement permanent
Repay loan | Rembourser le prêt
Invest now | Investir
Delete for everyone | Supprimer pour tous
Delete forever | Supprimer pour toujours
Remove photo | Retirer la photo
Clean up disk | Nettoyer le disque
Free up space | Libérer de l'espace
Remove duplicates | Supprimer les doublons
Empty folder | Vider le dossier
Clear call log | Effacer le journal d'appels
Drop connection | Supprimer la connexion
Dismiss employee | Licencier
Delete 14 items | Supprimer 14 éléments
Uninstall and delete data | Désinstaller et effacer les données
Expunge | Expurger
Replace anyway | Remplacer quand même
Overwrite settings | Écraser les réglages
Save over existing | Enregistrer par-dessus
Replace and keep going | Remplacer et continuer
Restore to this point | Restaurer à ce point
Load defaults | Charger les valeurs par défaut
Import and overwrite | Importer et écraser
Install 3 updates | Installer 3 mises à jour
Get update | Obtenir la mise à jour
Set up program | Installer le programme
Install extension | Installer l'extension
Run setup | Lancer l'installation
Run script | Exécuter le script
Run as root | Exécuter en root
Execute query | Exécuter la requête
Add repository | Ajouter un dépôt
Enable plug-in | Activer le greffon
Execute command | Lancer la commande
Share location | Partager ma position
Share album | Partager l'album
Send link | Envoyer le lien
Make visible to all | Rendre visible à tous
Give edit rights | Donner les droits d'écriture
Invite to team | Inviter dans l'équipe
Add to group | Ajouter au groupe
Allow others to join | Autoriser d'autres personnes
Grant full control | Accorder le contrôle total
Collaborate | Collaborer
Get newsletter | Recevoir la lettre d'information
Join the club | Adhérer au club
Join for free | Rejoindre gratuitement
Start membership | Commencer l'adhésion
Activate trial | Activer l'essai
Follow page | Suivre la page
Sign me up | Inscrivez-moi
Renew subscription | Renouveler l'abonnement
Reactivate plan | Réactiver l'offre
Sign and send | Signer et envoyer
Sign electronically | Signer électroniquement
Initial page | Parapher
Accept the contract | Accepter le contrat
Accept all terms | Accepter toutes les conditions
I consent | Je consens
Approve and sign | Approuver et signer
Confirm my signature | Valider ma signature
Agree to licence | Accepter la licence
Declare on my honour | Je déclare sur l'honneur
Erase all content | Effacer tous les contenus
Turn off computer | Éteindre l'ordinateur
Reboot system | Redémarrer le système
Log out Anna | Déconnecter Anna
Revert to factory state | Revenir aux réglages d'usine
Disable updates | Désactiver les mises à jour
Stop service | Arrêter le service
Close all programs | Fermer tous les programmes
Exit without saving | Quitter sans enregistrer
Discard my edits | Abandonner mes modifications
Throw changes away | Jeter les modifications
Close and lose changes | Fermer et perdre les modifications
Upload to cloud | Envoyer dans le nuage
Add files | Ajouter des fichiers
Upload document | Déposer un document
Attach invoice | Joindre la facture
Choose picture to send | Choisir une image à envoyer
Allow once | Autoriser une fois
Allow camera | Autoriser la caméra
Accept all | Tout accepter
OK, allow | OK, autoriser
Give microphone access | Donner accès au micro
Publish page | Publier la page
Publish article | Publier l'article
Go public | Rendre publique
Post to timeline | Publier sur le fil
Submit comment | Soumettre le commentaire
Tweet this | Tweeter
Put online | Mettre en ligne
Move to archive | Déplacer dans les archives
Move 5 files | Déplacer 5 fichiers
Rename folder | Renommer le dossier
Cut files | Couper les fichiers
Move here | Déplacer ici
Sign in | Se connecter
Sign up with email | S'inscrire par e-mail
Create free account | Créer un compte gratuit
Close my bank account | Clôturer mon compte bancaire
Delete profile | Supprimer le profil
Log off | Fermer ma session
Change my password | Modifier mon mot de passe
Reset password | Réinitialiser le mot de passe
Disable account | Désactiver le compte
Remove user | Supprimer l'utilisateur
Quit group | Sortir du groupe
Terminate contract | Résilier le contrat
Cancel flight | Annuler le vol
Cancel my subscription | Annuler mon abonnement
Dispatch email | Acheminer le courriel
Send my answer | Envoyer ma réponse
Post announcement | Diffuser l'annonce
Buy for 2.99 | Acheter pour 2,99
Get tickets | Prendre mes billets
Reserve a table | Réserver ma table
Rent this car | Louer cette voiture
Order 2 pizzas | Commander 2 pizzas
Add payment and finish | Ajouter le paiement et finir
Settle bill | Solder la note
Transfer 80.00 EUR | Virer 80,00 €
Pay rent | Payer le loyer
Confirm donation | Valider mon don
Trash selected | Mettre la sélection à la corbeille
Erase disk | Effacer le disque
Delete branch | Supprimer la branche
Wipe all data | Tout effacer
Remove song | Enlever le morceau
Clear chat | Vider la discussion
Cancel reservation | Annuler ma réservation
Overwrite file | Écraser le fichier
Replace original | Remplacer l'original
Save and replace | Enregistrer et remplacer
Restore and overwrite | Restaurer et écraser
Install driver | Installer le pilote
Update all apps | Mettre à jour toutes les applications
Run installer | Lancer l'installateur
Remove application | Supprimer l'application
Execute file | Exécuter le fichier
Share document | Partager le document
Invite people by mail | Inviter par courriel
Publish link | Publier le lien
Give Anna access | Donner accès à Anna
Add editor | Ajouter un éditeur
Subscribe to newsletter | S'abonner à la lettre
Start 30-day trial | Démarrer l'essai de 30 jours
Join mailing list | Rejoindre la liste de diffusion
Register now | S'inscrire maintenant
Renew plan | Renouveler l'offre
Sign contract | Signer le contrat
Accept agreement | Accepter l'accord
Agree and sign | Accepter et signer
Approve document | Approuver le document
Shut down now | Arrêter maintenant
Restart server | Redémarrer le serveur
Turn off backup | Désactiver la sauvegarde
Factory reset | Réinitialisation d'usine
Sign out everywhere | Se déconnecter partout
Close without saving | Fermer sans sauvegarder
Discard draft | Jeter le brouillon
Leave and lose changes | Quitter et perdre les changements
Upload files | Envoyer des fichiers
Attach photos | Joindre des photos
Import file | Importer un fichier
Allow microphone | Autoriser le micro
Accept necessary and optional | Accepter tous les témoins
Let it use my location | Laisser utiliser ma position
Post photo | Publier la photo
Publish review | Publier la critique
Submit rating | Envoyer la note
Move to Archive folder | Déplacer vers Archives
Rename to report.odt | Renommer en rapport.odt
Create an account | Créer un compte
Delete account | Supprimer le compte
Log out | Déconnexion
Log in as Anna | Se connecter en tant qu'Anna
Change email | Changer d'adresse e-mail
Unlink phone | Dissocier le téléphone
Send to everyone in the thread | Répondre à tous et envoyer
Send without a subject | Envoyer sans objet
Send now instead of Monday | Envoyer maintenant plutôt que lundi
Schedule send for 8:00 AM | Programmer l'envoi à 8 h 00
Post to #general | Publier dans #general
Notify 48 members | Notifier 48 membres
Broadcast to all channels | Diffuser dans tous les canaux
Go live | Passer en direct
Leave channel | Quitter le canal
Archive this channel for everyone | Archiver ce canal pour tout le monde
Block and report sender | Bloquer et signaler l'expéditeur
Empty Trash now | Vider la corbeille maintenant
Delete for everyone | Supprimer pour tous
Discard draft | Supprimer le brouillon
Confirm transfer of €250.00 | Confirmer le virement de 250,00 €
Pay $42.17 | Payer 42,17 $
Place order and pay | Commander et payer
Buy with 1 tap | Acheter en un clic
Place sell order | Passer l'ordre de vente
Sell all 120 shares | Vendre les 120 actions
Close position at market | Clôturer la position au marché
Stake 2.5 ETH | Staker 2,5 ETH
Swap tokens now | Échanger les jetons maintenant
Freeze my card | Bloquer ma carte
Unlock contactless payments | Activer le paiement sans contact
Raise limit to €5,000 | Relever le plafond à 5 000 €
Redeem 3,000 points | Utiliser 3 000 points
Donate €20 monthly | Donner 20 € par mois
Place bid | Enchérir
Accept the offer and sell | Accepter l'offre et vendre
Issue full refund | Rembourser intégralement
Mark invoice as paid | Marquer la facture comme payée
Void check | Annuler le chèque
Squash and merge | Squasher et fusionner
Rebase and merge | Rebaser et fusionner
Force push to origin | Forcer le push vers origin
Close pull request | Fermer la pull request
Revoke token | Révoquer le jeton
Transfer repository ownership | Transférer la propriété du dépôt
Publish release v4.2.0 | Publier la version 4.2.0
Approve and deploy | Approuver et déployer
Re-run failed jobs | Relancer les jobs en échec
Roll back to build 318 | Revenir au build 318
Promote to production | Promouvoir en production
Terminate instance | Résilier l'instance
Purge CDN cache | Purger le cache du CDN
Rotate access keys | Renouveler les clés d'accès
Make bucket public | Rendre le bucket public
Drop table | Supprimer la table
Truncate 3 tables | Vider 3 tables
Commit transaction | Valider la transaction
Execute statement | Exécuter la requête
Restore database from snapshot | Restaurer la base depuis l'instantané
Kill session | Tuer la session
Sign and send prescription | Signer et envoyer l'ordonnance
Discharge patient | Valider la sortie du patient
Administer dose now | Enregistrer l'administration de la dose
Cancel my appointment | Annuler mon rendez-vous
Request a refill | Demander un renouvellement d'ordonnance
Share record with my GP | Partager mon dossier avec mon médecin traitant
Turn in assignment | Rendre le devoir
Release grades to students | Publier les notes aux élèves
Withdraw from course | Se désinscrire du cours
Mark all students absent | Marquer tous les élèves absents
File my return | Envoyer ma déclaration
Sign my tax return | Signer ma déclaration de revenus
Authorize direct debit | Autoriser le prélèvement
Report the change of address | Déclarer le changement d'adresse
Exchange ticket for €14 | Échanger le billet pour 14 €
Hold seats 14A and 14B for $30 | Réserver les places 14A et 14B pour 30 $
Cancel booking | Annuler la réservation
Rent for 48 hours · $4.99 | Louer 48 h · 4,99 €
Start my free trial | Démarrer l'essai gratuit
End membership | Résilier l'abonnement
Upgrade to Premium for €9.99/month | Passer à Premium pour 9,99 €/mois
Convert lead to account | Convertir la piste en compte
Merge 2 duplicate contacts | Fusionner les 2 doublons
Reassign all cases to Dana | Réattribuer tous les dossiers à Dana
Launch campaign | Lancer la campagne
Approve leave request | Approuver la demande de congé
Reject timesheet | Rejeter la feuille de temps
Run payroll | Lancer la paie
Terminate employee | Mettre fin au contrat du salarié
Send updates to guests | Envoyer la mise à jour aux invités
Decline and notify organizer | Refuser et prévenir l'organisateur
Delete 312 photos from all devices | Supprimer 312 photos de tous les appareils
Free up space on this phone | Libérer de l'espace sur ce téléphone
Create public link | Créer un lien public
Stop sharing this album | Ne plus partager cet album
Reboot router | Redémarrer la box
Enable port forwarding | Activer la redirection de port
Update firmware | Mettre à jour le micrologiciel
Reset to factory defaults | Rétablir les paramètres d'usine
Clean print heads now | Nettoyer les têtes d'impression maintenant
Unlock front door | Déverrouiller la porte d'entrée
Disarm alarm | Désarmer l'alarme
Open garage door | Ouvrir la porte du garage
Overwrite save slot 3 | Écraser l'emplacement 3
Surrender match | Abandonner la partie
Sell item for 900 gold | Vendre l'objet pour 900 pièces d'or
Accept all changes and stop tracking | Accepter toutes les modifications et arrêter le suivi
Don't Save | Ne pas enregistrer
Replace the files in the destination | Remplacer les fichiers dans la destination
Unlock the car | Déverrouiller la voiture
End rental | Terminer la location
Request ride | Commander la course
Send a Super Like | Envoyer un Super Like
Unmatch | Annuler le match
Lock this topic | Verrouiller ce sujet
Ban user for 30 days | Bannir l'utilisateur 30 jours
Sign up for this shift | S'inscrire à ce créneau
Delete vault | Supprimer le coffre
Disable kill switch | Désactiver le kill switch
Revert to snapshot | Restaurer l'instantané
Power off the virtual machine | Éteindre la machine virtuelle
Erase disk and install | Effacer le disque et installer
Remove 14 packages | Désinstaller 14 paquets
Allow while using the app | Autoriser lorsque l'app est active
"""

HARMLESS = """
Delivery information | Informations de livraison
How to cancel | Comment annuler
Delete key behaviour | Comportement de la touche Suppr
Sort by price | Trier par prix
Filter by payment status | Filtrer par statut de paiement
Show deleted | Afficher les supprimés
Sent items | Éléments envoyés
Order history | Historique des commandes
Track package | Suivre le colis
View order | Voir la commande
Order details | Détails de la commande
Payment methods | Modes de paiement
Payment settings | Paramètres de paiement
Subscription settings | Paramètres de l'abonnement
Add to basket | Ajouter au panier
Add to wishlist | Ajouter à la liste de souhaits
View cart | Voir le panier
Save for later | Enregistrer pour plus tard
Compare prices | Comparer les prix
Pricing | Tarifs
Returns and refunds | Retours et remboursements
Refund policy | Politique de remboursement
Privacy policy | Politique de confidentialité
Terms of service | Conditions d'utilisation
Cookie policy | Politique relative aux cookies
Cookie settings | Paramètres des cookies
Sharing settings | Paramètres de partage
Shared folders | Dossiers partagés
Share prices today | Cours des actions
Installation guide | Guide d'installation
Installed programs | Programmes installés
Installer log | Journal d'installation
System requirements | Configuration requise
Update history | Historique des mises à jour
Check for updates | Rechercher des mises à jour
Release notes | Notes de version
Running processes | Processus en cours
Reset zoom | Réinitialiser le zoom
Reset filters | Réinitialiser les filtres
Clear selection | Effacer la sélection
Clear search | Effacer la recherche
Remove formatting | Supprimer la mise en forme
Undo delete | Annuler la suppression
Restore window size | Restaurer la taille de la fenêtre
Drafts | Brouillons
Outbox | Boîte d'envoi
Compose | Nouveau message
New message | Rédiger
Reply settings | Paramètres de réponse
Signature settings | Paramètres de signature
Signed documents | Documents signés
Designs | Modèles
Sign language course | Cours de langue des signes
Bookmark this page | Ajouter un marque-page
Bookshelf | Étagère
Facebook feed | Fil d'actualité
Booking number | Numéro de réservation
My bookings | Mes réservations
Booking conditions | Conditions de réservation
Flight status | Statut du vol
Payment received | Paiement reçu
Paid by card | Payé par carte
Payslips | Fiches de paie
Receipts | Reçus
Invoices | Factures
Account overview | Aperçu du compte
Account balance | Solde du compte
Transactions | Opérations
Recent transfers | Virements récents
Transfer history | Historique des virements
Buying guide | Guide d'achat
Best sellers | Meilleures ventes
Gift ideas | Idées cadeaux
Store finder | Trouver un magasin
Opening hours | Horaires d'ouverture
Contact us | Nous contacter
About us | Qui sommes-nous
Help centre | Centre d'aide
Forgot password? | Mot de passe oublié ?
Password rules | Règles des mots de passe
Pinned messages | Messages épinglés
Pin to top | Épingler en haut
Uploads | Téléversements
Recently uploaded | Récemment importés
Attachments | Pièces jointes
Save attachment | Enregistrer la pièce jointe
Download PDF | Télécharger le PDF
Print | Imprimer
Print preview | Aperçu avant impression
Page setup | Mise en page
Export as PDF | Exporter en PDF
Save as | Enregistrer sous
Save a copy | Enregistrer une copie
Open recent | Ouvrir un fichier récent
Open with | Ouvrir avec
Zoom in | Zoom avant
Full screen | Plein écran
Next | Suivant
Previous page | Page précédente
More results | Plus de résultats
Load more | Afficher plus
Show all | Tout afficher
Select all | Tout sélectionner
Copy link | Copier le lien
Copy | Copier
Paste | Coller
Find next | Rechercher le suivant
Advanced search | Recherche avancée
Spelling and grammar | Orthographe et grammaire
Word count | Statistiques
Insert image | Insérer une image
Comments | Commentaires
Show comments | Afficher les commentaires
Posts | Publications
Publications | Parutions
Published articles | Articles publiés
Posters | Affiches
Forward one page | Avancer d'une page
Back | Retour
Like new | Comme neuf
Followers | Abonnés
Following | Abonnements
Moving averages | Moyennes mobiles
Movies | Films
Move up | Monter
Move cursor left | Déplacer le curseur à gauche
Removed items | Éléments retirés
Removal services | Services de déménagement
Closed tickets | Tickets fermés
Closing time | Heure de fermeture
Suspended accounts | Comptes suspendus
Terminal settings | Paramètres du terminal
Command reference | Référence des commandes
Running shoes | Chaussures de course
Run time | Durée d'exécution
Runs | Parcours
Executive summary | Résumé
Licence information | Informations de licence
Agreement archive | Archives des contrats
Connection details | Détails de la connexion
Connecting flights | Vols de correspondance
Login help | Aide à la connexion
Permission overview | Aperçu des autorisations
Allowed sites | Sites autorisés
Notifications | Notifications
Language | Langue
Dark mode | Mode sombre
Volume up | Augmenter le volume
Play | Lecture
Mute | Muet
Settings | Réglages
Keyboard shortcuts | Raccourcis clavier
Calendar | Agenda
Today | Aujourd'hui
Add event | Ajouter un événement
New folder | Nouveau dossier
Properties | Propriétés
Sort by date | Trier par date
View details | Voir les détails
Edit | Modifier
Rename rules explained | Règles de nommage
Cancel | Annuler
Keep editing | Continuer à modifier
Not now | Pas maintenant
Decline | Refuser
Deny | Refuser l'accès
Block cookies | Refuser les cookies
Reject all | Tout refuser
Continue without accepting | Continuer sans accepter
Keep my subscription | Conserver mon abonnement
Stay signed in | Rester connecté
No, keep it | Non, le garder
Don't delete | Ne pas supprimer
Go back to editing | Revenir à l'édition
Delete key | Touche Suppr
Deleted photos | Photos supprimées
Deletion schedule | Calendrier de suppression
Sender address | Adresse de l'expéditeur
Sending options | Options d'envoi
Postal code | Code postal
Post office | Bureau de poste
Blog posts | Articles du blog
Publishers | Éditeurs
Payment terms | Conditions de paiement
Pay scale | Grille des salaires
Buyer protection | Protection de l'acheteur
Shopping list | Liste de courses
Purchase date | Date d'achat
Order number | Numéro de commande
Order by name | Trier par nom
Books | Livres
Book of the month | Livre du mois
Reserved seats | Places réservées
Delivery options | Modes de livraison
Free delivery | Livraison gratuite
Return address | Adresse de retour
How to return an item | Comment retourner un article
Cancellation policy | Conditions d'annulation
Replacement parts | Pièces de rechange
Replacements | Remplacements
Installation date | Date d'installation
Installed languages | Langues installées
Update available | Mise à jour disponible
Updated today | Mis à jour aujourd'hui
Latest updates | Dernières mises à jour
Runner's diary | Journal du coureur
Running total | Total cumulé
Share of the market | Part de marché
Shareholders | Actionnaires
Shared with me | Partagés avec moi
Invited guests | Invités
Subscribers | Abonnés
Subscription fees | Frais d'abonnement
Members | Membres
Signatures | Signatures
Sign of the zodiac | Signe du zodiaque
Road signs | Panneaux
Agreements | Accords
Accepted offers | Offres acceptées
Reset zoom level | Rétablir le zoom
Restart the slideshow from the beginning | Reprendre le diaporama
Settings | Paramètres
Shutter speed | Vitesse d'obturation
Log book | Journal de bord
Terminal 2 map | Plan du terminal 2
Train terminal | Terminus
Close | Fermer
Closing prices | Cours de clôture
Uploaded by Anna | Mis en ligne par Anna
Upload speed | Vitesse d'envoi
Allowance | Allocation
Permission history | Historique des autorisations
Payment history | Historique des paiements
Paid invoices | Factures payées
Moves list | Liste des coups
Moving day | Jour du déménagement
Removal vans | Camions de déménagement
Account settings | Paramètres du compte
Account number | Numéro de compte
Profile | Profil
Contacts | Contacts
Call duration | Durée d'appel
Report 2024 | Rapport 2024
Requests | Demandes
Questions | Questions
Rating: 4 of 5 | Note : 4 sur 5
Donations explained | Les dons expliqués
Gift cards | Cartes cadeaux
Transfer window | Fenêtre des transferts
Bank holidays | Jours fériés
Change language | Changer de langue
Change theme | Changer de thème
Change view | Changer d'affichage
Add column | Ajouter une colonne
Add bookmark | Ajouter un favori
Add to favourites | Ajouter aux favoris
Apply filter | Appliquer le filtre
Clear filter | Effacer le filtre
Start | Démarrer
Start timer | Démarrer le minuteur
Stop timer | Arrêter le minuteur
Pause | Pause
Record a macro help | Aide sur les macros
Continue reading | Continuer la lecture
Continue shopping | Continuer mes achats
Read more | Lire la suite
Get directions | Obtenir l'itinéraire
Get help | Obtenir de l'aide
Get started | Commencer
Enter full screen | Passer en plein écran
Leave full screen | Quitter le plein écran
Exit full screen | Sortir du plein écran
Switch to list view | Passer à la vue en liste
Open settings | Ouvrir les paramètres
Create folder | Créer un dossier
New document | Nouveau document
Save | Enregistrer
Save draft | Enregistrer le brouillon
Refresh | Actualiser
Reload page | Recharger la page
Expand all | Tout développer
Check spelling | Vérifier l'orthographe
Mark as read | Marquer comme lu
Flag message | Marquer d'un drapeau
Snooze | Mettre en veille le rappel
Undo send | Annuler l'envoi
Undo | Annuler
Redo | Rétablir
Track order | Suivre la commande
Order status | Statut de la commande
Returns | Retours
Size guide | Guide des tailles
Sent messages | Messages envoyés
Draft messages | Brouillons
Reply-to address | Adresse de réponse
Payment due on 3 May | Paiement dû le 3 mai
Bank details | Coordonnées bancaires
Deleted notes | Notes supprimées
Delete key on keyboards | Touche Suppr du clavier
Installed plugins | Extensions installées
What's new in this update | Nouveautés de cette mise à jour
Share capital | Capital social
Shares | Actions
Subscription plans | Formules d'abonnement
Compare plans | Comparer les formules
Contract templates | Modèles de contrats
Signature colour | Couleur de la signature
Reset view | Réinitialiser la vue
Shutdown schedule | Horaires d'arrêt
Close tab | Fermer l'onglet
Close panel | Fermer le panneau
Save as template | Enregistrer comme modèle
Attachments (3) | Pièces jointes (3)
Upload history | Historique des envois
Allowed senders | Expéditeurs autorisés
Cookies explained | Tout savoir sur les cookies
Publishing house | Maison d'édition
Published in 2024 | Publié en 2024
Post box | Boîte postale
Moving tips | Conseils de déménagement
Renamed files | Fichiers renommés
Account types | Types de comptes
Log files | Fichiers journaux
Login times | Heures de connexion
Next step | Étape suivante
Choose date | Choisir la date
Change date | Changer la date
Pick a colour | Choisir une couleur
Insert row | Insérer une ligne
Bold | Gras
Zoom to fit | Ajuster à la page
Rotate left | Pivoter à gauche
Undo move | Annuler le déplacement
Play now | Lire maintenant
Watch it again | Revoir
Listen now | Écouter maintenant
Start the timer | Lancer le minuteur
Filter by sender | Filtrer par expéditeur
Find and replace | Rechercher et remplacer
Group by date | Grouper par date
Take a tour | Faire une visite
Meet the team | Rencontrer l'équipe
Book catalogue | Catalogue de livres
Seat map | Plan des places
Free parking | Parking gratuit
Show my bookings | Voir mes réservations
Keep my subscription | Garder mon abonnement
Don't delete | Ne pas supprimer
No, go back to my cart | Non, revenir à mon panier
Not now | Plus tard
Maybe later | Peut-être plus tard
Remind me tomorrow | Me le rappeler demain
Keep both versions open | Garder les deux versions ouvertes
Stay on this page | Rester sur cette page
Keep editing | Continuer la modification
Never mind | Laisser tomber
Skip the tour | Passer la visite guidée
Take the tour | Suivre la visite guidée
Got it, hide this tip | Compris, masquer cette astuce
Save as draft | Enregistrer comme brouillon
New message | Nouveau message
New blank document | Nouveau document vierge
Show quoted text | Afficher le texte des messages précédents
Expand all messages | Développer tous les messages
Show Cc and Bcc | Afficher Cc et Cci
Check spelling | Vérifier l'orthographe
Insert emoji | Insérer un emoji
Insert horizontal line | Insérer une ligne horizontale
Strikethrough | Barré
Increase indent | Augmenter le retrait
Bulleted list | Liste à puces
Clear formatting | Effacer la mise en forme
Align right | Aligner à droite
Undo typing | Annuler la frappe
Wrap text | Renvoyer à la ligne automatiquement
Freeze top row | Figer la ligne supérieure
Sum selected cells | Somme des cellules sélectionnées
Show formula bar | Afficher la barre de formule
Zoom to selection | Zoomer sur la sélection
Fit to window | Ajuster à la fenêtre
Actual size | Taille réelle
Snap to grid | Aligner sur la grille
Isometric view | Vue isométrique
Orbit camera | Faire pivoter la caméra
Measure distance | Mesurer une distance
Toggle wireframe | Afficher en filaire
Previous frame | Image précédente
Mark in point | Marquer le point d'entrée
Loop playback | Lecture en boucle
Preview at half resolution | Aperçu en demi-résolution
Show waveforms | Afficher les formes d'onde
Play trailer | Lire la bande-annonce
Skip intro | Passer l'intro
Resume episode 4 | Reprendre l'épisode 4
Subtitles on | Activer les sous-titres
Back 10 seconds | Reculer de 10 secondes
Shuffle play | Lecture aléatoire
Show lyrics | Afficher les paroles
Mute tab | Couper le son de l'onglet
Full screen | Plein écran
Compare flights | Comparer les vols
See available seats | Voir les places disponibles
Show only direct trains | Afficher uniquement les trains directs
Sort by cheapest | Trier par prix croissant
Clear all filters | Effacer tous les filtres
Apply filters (3) | Appliquer les filtres (3)
Show 64 results | Afficher 64 résultats
View size guide | Voir le guide des tailles
Continue shopping | Poursuivre mes achats
See delivery options | Voir les modes de livraison
Track my parcel | Suivre mon colis
Check stock in store | Voir la disponibilité en magasin
Calculate my monthly payment | Calculer ma mensualité
Simulate a loan | Simuler un crédit
View statement | Consulter le relevé
Hide balance | Masquer le solde
Show last 90 days | Afficher les 90 derniers jours
1-year chart | Graphique sur 1 an
Compare with index | Comparer à l'indice
View order book | Voir le carnet d'ordres
View lab results | Consulter les résultats d'analyses
Find a doctor nearby | Trouver un médecin à proximité
See other time slots | Voir d'autres créneaux
View vaccination record | Consulter le carnet de vaccination
View timetable | Voir l'emploi du temps
Open gradebook | Ouvrir le carnet de notes
Show correct answers | Afficher les bonnes réponses
Flip card | Retourner la carte
Estimate my tax | Estimer mon impôt
Check eligibility rules | Consulter les conditions d'éligibilité
Read the help for box 7DB | Lire l'aide de la case 7DB
View diff | Voir les différences
Expand all files | Développer tous les fichiers
Copy clone URL | Copier l'URL de clonage
Hide whitespace changes | Masquer les changements d'espaces
Show raw logs | Afficher les journaux bruts
Jump to first error | Aller à la première erreur
Scroll to bottom | Défiler jusqu'en bas
Find next | Rechercher le suivant
Match case | Respecter la casse
Explain query plan | Afficher le plan d'exécution
Format SQL | Mettre en forme le SQL
Show table structure | Afficher la structure de la table
View as JSON | Afficher en JSON
Refresh dashboard | Actualiser le tableau de bord
View CPU metrics | Voir les métriques du processeur
Open pricing calculator | Ouvrir le simulateur de coûts
Show signal strength | Afficher la puissance du signal
View connected devices | Voir les appareils connectés
Check ink levels | Vérifier les niveaux d'encre
Print preview | Aperçu avant impression
View camera feed | Voir le flux de la caméra
Show energy usage | Afficher la consommation d'énergie
View leaderboard | Voir le classement
Resume game | Reprendre la partie
Show hint | Afficher un indice
Open world map | Ouvrir la carte du monde
Recenter map | Recentrer la carte
Satellite view | Vue satellite
Show traffic | Afficher le trafic
Find cars near me | Trouver des voitures près de moi
Choose a different file… | Choisir un autre fichier…
Select all 26 items | Sélectionner les 26 éléments
Deselect all | Tout désélectionner
Jump to today | Aller à aujourd'hui
"""

ASKING = """
Turn on location services? > Turn On > Cancel | Activer la localisation ? > Activer > Annuler
Open System Preferences as root? > Proceed > Cancel | Ouvrir les préférences en tant que root ? > Poursuivre > Annuler
Merge 2 contacts? > Merge > Cancel | Fusionner 2 contacts ? > Fusionner > Annuler
Stop the backup now? > Stop > Continue backup | Arrêter la sauvegarde maintenant ? > Arrêter > Annuler
Eject “KINGSTON” while files are being written? > Eject > Cancel | Éjecter « KINGSTON » pendant l'écriture ? > Éjecter > Annuler
Leave site? Changes you made may not be saved. > Leave > Stay | Quitter le site ? > Quitter > Rester
Wi-Fi will be turned off for all users. > Continue > Cancel | Le Wi-Fi sera coupé pour tous. > Continuer > Annuler
Do you want this app to make changes to your device? > Yes > No | Autoriser cette application à apporter des modifications ? > Oui > Non
Reinstall macOS over the present system? > Continue > Go Back | Réinstaller macOS par-dessus le système actuel ? > Continuer > Revenir
The file will be uploaded to the cloud > Proceed > Not now | Le fichier sera envoyé dans le nuage > Continuer > Pas maintenant
End the meeting for everybody? > End > Cancel | Mettre fin à la réunion pour tous ? > Terminer > Annuler
Are you sure you want to exit? > Exit > Cancel | Voulez-vous vraiment sortir ? > Sortir > Annuler
Switch the language of the keyboard for all users? > Switch > Cancel | Changer le clavier pour tous ? > Changer > Annuler
Archive this channel? > Archive > Cancel | Archiver ce salon ? > Archiver > Annuler
This will replace your current settings. > OK > Cancel | Vos réglages actuels vont être remplacés. > OK > Annuler
Mark all 532 messages as read? > Yes > Cancel | Marquer 532 messages comme lus ? > Oui > Annuler
Trust this computer? > Trust > Don't Trust | Faire confiance à cet ordinateur ? > Se fier > Ne pas se fier
Record this meeting? > Record > Cancel | Enregistrer cette réunion ? > Enregistrer la réunion > Annuler
Are you sure? > Yes > No | Êtes-vous sûr ? > Oui > Non
Format “USB DISK”? > Format > Cancel | Formater « DISQUE USB » ? > Formater > Annuler
Your free trial starts today and then costs 9.99 € a month > Start > Maybe later | L'essai commence aujourd'hui puis coûte 9,99 € par mois > Commencer > Plus tard
Roll back to the version of 3 May? > Roll back > Cancel | Revenir à la version du 3 mai ? > Revenir > Annuler
There are unsent messages in the outbox. Quit? > Quit > Cancel | Il reste des messages non envoyés. Quitter ? > Quitter > Annuler
Overwrite the bookmarks with the imported ones? > Import > Cancel | Écraser les marque-pages par ceux importés ? > Importer > Annuler
Unfollow Anna? > Unfollow > Cancel | Ne plus suivre Anna ? > Ne plus suivre > Annuler
The device will be erased and restarted. > Confirm > Keep | L'appareil sera effacé puis redémarré. > Confirmer > Conserver
The booking of 3 May will be cancelled. > Confirm > Keep booking | La réservation du 3 mai sera annulée. > Confirmer > Garder la réservation
Switch to the annual plan? > Switch plan > Not now | Passer à l'offre annuelle ? > Passer > Pas maintenant
Activate the administrator account? > Activate > Cancel | Voulez-vous activer le compte administrateur ? > Activer > Annuler
Kernel modules will be rebuilt. Do you want to continue? > Yes > No | Les modules du noyau seront reconstruits. Continuer ? > Oui > Non
The following packages will be removed: libc6, bash > Apply > Cancel | Les paquets suivants seront enlevés : libc6, bash > Appliquer > Annuler
Send diagnostic data to the maker? > Agree > Decline | Transmettre les données de diagnostic ? > D'accord > Refuser
Do you want to share your location with Maps? > Share > Don't share | Partager votre position avec Plans ? > Partager > Ne pas partager
Stop sharing? > Stop sharing > Cancel | Arrêter le partage ? > Arrêter > Annuler
Install “FontPack”? > Continue > Cancel | Installer « FontPack » ? > Continuer > Annuler
A newer file is there. Write over it? > Write > Keep | Un fichier plus récent s'y trouve. L'écraser ? > Oui > Conserver
You are about to leave the secure area > Go on > Stay | Vous allez quitter l'espace sécurisé > Continuer > Rester
Connect to this untrusted network? > Connect > Cancel | Se connecter à ce réseau non sûr ? > Se connecter > Annuler
Your account will be closed on 3 May. > OK > Cancel | Votre compte sera clôturé le 3 mai. > OK > Annuler
This will charge 12 € to your card. > OK > Cancel | Votre carte sera débitée de 12 €. > OK > Annuler
Everyone in the team will be notified. > Continue > Cancel | Toute l'équipe sera prévenue. > Continuer > Annuler
Apply the changes to all 14 folders? > Apply > Cancel | Appliquer les changements aux 14 dossiers ? > Appliquer > Annuler
Unlock the developer options? > Unlock > Cancel | Déverrouiller les options de développement ? > Déverrouiller > Annuler
Download and open setup.exe? > Open > Cancel | Télécharger et ouvrir setup.exe ? > Ouvrir > Annuler
Pair with “Headset”? > Pair > Cancel | Associer « Casque » ? > Associer > Annuler
Turn off notifications for this chat? > Turn off > Cancel | Désactiver les notifications de ce fil ? > Désactiver > Annuler
Some files could not be backed up. Go on all the same? > Yes > No | Certains fichiers ne sont pas sauvegardés. Poursuivre ? > Oui > Non
Sign the document with your certificate? > Sign > Cancel | Signer le document avec votre certificat ? > Signer > Annuler
The document was changed by somebody else. Reload and drop your edits? > Reload > Cancel | Le document a été modifié par quelqu'un. Recharger et perdre vos changements ? > Recharger > Annuler
Convert the file to the new format? > Convert > Keep old | Convertir le fichier au nouveau format ? > Convertir > Garder l'ancien
Free up 2 GB by removing local copies? > Free up > Not now | Libérer 2 Go en retirant les copies locales ? > Libérer > Pas maintenant
Make Falcon the default browser? > Make default > Not now | Faire de Falcon le navigateur par défaut ? > Définir > Pas maintenant
"""

TELLING = """
Print 3 pages on Office-2? > Print > Cancel | Imprimer 3 pages sur Bureau-2 ? > Imprimer > Annuler
Open “notes.txt”? > Open > Cancel | Ouvrir « notes.txt » ? > Ouvrir > Annuler
Search the web for “lamp”? > Search > Cancel | Rechercher « lampe » sur le Web ? > Rechercher > Annuler
The search reached the end of the document. Continue at the beginning? > Yes > No | La recherche a atteint la fin du document. Reprendre au début ? > Oui > Non
Save as “copy of notes.txt” > Save > Cancel | Enregistrer sous « copie de notes.txt » > Enregistrer > Annuler
Zoom to 200 percent of the page > OK > Cancel | Agrandir la page à 200 pour cent > OK > Annuler
Choose the columns to show in the list > OK > Cancel | Choisissez les colonnes à afficher > OK > Annuler
Filter the table by these words > Apply > Cancel | Filtrer le tableau par ces mots > Appliquer > Annuler
Go to the line with this number > OK > Cancel | Aller à la ligne portant ce numéro > OK > Annuler
Insert a table with 3 rows > Insert > Cancel | Insérer un tableau de 3 lignes > Insérer > Annuler
Find the next match of “lamp”? > Find > Cancel | Chercher l'occurrence suivante de « lampe » ? > Chercher > Annuler
Which colour shall the line have? > OK > Cancel | De quelle couleur doit être la ligne ? > OK > Annuler
Show hidden files in this folder? > Show > Cancel | Afficher les fichiers cachés de ce dossier ? > Afficher > Annuler
What shall the new folder be called? > Create > Cancel | Comment s'appellera le nouveau dossier ? > Créer > Annuler
Do you want to preview the page before printing? > Preview > Skip | Voulez-vous un aperçu de la page avant impression ? > Aperçu > Passer
Export the drawing as PNG, 300 dpi > Export > Cancel | Exporter le dessin en PNG, 300 ppp > Exporter > Annuler
Copies to print on the office printer > OK > Cancel | Nombre d'exemplaires à imprimer > OK > Annuler
Select the language of the text > OK > Cancel | Sélectionnez la langue du texte > OK > Annuler
Enter the page you want to see > Go > Cancel | Entrez la page à voir > Aller > Annuler
Do you want to open the link in a new tab? > Open > Cancel | Ouvrir le lien dans un nouvel onglet ? > Ouvrir > Annuler
Set the width of the column in centimetres > Apply > Cancel | Réglez la largeur de la colonne en centimètres > Appliquer > Annuler
Jump to the next chapter? > Yes > No | Aller au chapitre suivant ? > Oui > Non
Choose a folder to save the picture in > Save > Cancel | Choisissez le dossier où enregistrer l'image > Enregistrer > Annuler
Continue reading on page 12? > Continue > Not now | Reprendre la lecture à la page 12 ? > Reprendre > Pas maintenant
Show tips when the program starts? > Show > Skip | Afficher les astuces au démarrage ? > Afficher > Ignorer
Name of the new bookmark on this page > Add > Cancel | Nom du nouveau marque-page de cette page > Ajouter > Annuler
"""


def rows(table: str) -> list[tuple[str, str]]:
    """English and French of each line."""
    lines = [line.split(" | ") for line in table.strip().splitlines()]
    return [(english, french) for english, french in lines]


def said(table: str) -> list[str]:
    """Each text of a table once."""
    return list(dict.fromkeys(text for row in rows(table) for text in row))
