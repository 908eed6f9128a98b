; Untested: never built or run on Windows. Inno Setup's recipe of an installer from build\bundle\deskhand, for one person and
; without administrator's rights:
;     .venv\Scripts\python -m PyInstaller --distpath build\bundle --workpath build\pyinstaller packaging\deskhand.spec
;     iscc packaging\windows\deskhand.iss
[Setup]
AppId={{6C0B4C4E-5D0B-4B57-9C5E-2B6E0C5A7D11}
AppName=Deskhand
AppVersion=0.1.0
AppPublisher=The Deskhand authors
DefaultDirName={autopf}\Deskhand
DefaultGroupName=Deskhand
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\build\bundle
OutputBaseFilename=deskhand-0.1.0-setup
Compression=lzma2
SolidCompression=yes
UninstallDisplayIcon={app}\deskhandw.exe
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "fr"; MessagesFile: "compiler:Languages\French.isl"

[CustomMessages]
en.AtLogin=Start Deskhand when I log in
fr.AtLogin=Lancer Deskhand à l'ouverture de session
en.Delegate=Delegate a task
fr.Delegate=Confier une tâche
en.Stop=Stop Deskhand
fr.Stop=Arrêter Deskhand

[Tasks]
Name: "atlogin"; Description: "{cm:AtLogin}"; Flags: unchecked

[Files]
Source: "..\..\build\bundle\deskhand\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Deskhand"; Filename: "{app}\deskhandw.exe"
Name: "{group}\{cm:Delegate}"; Filename: "{app}\deskhandw.exe"; Parameters: "delegate"
Name: "{group}\{cm:Stop}"; Filename: "{app}\deskhandw.exe"; Parameters: "stop"
Name: "{userstartup}\Deskhand"; Filename: "{app}\deskhandw.exe"; Tasks: atlogin

[Run]
Filename: "{app}\deskhandw.exe"; Description: "{cm:LaunchProgram,Deskhand}"; Flags: nowait postinstall skipifsilent
