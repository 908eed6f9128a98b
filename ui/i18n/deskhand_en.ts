<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Ending</name>
    <message numerus="yes">
        <source>%n step(s), {0}</source>
        <translation>
            <numerusform>%n step, {0}</numerusform>
            <numerusform>%n steps, {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>App</name>
    <message numerus="yes">
        <source>%n row(s) were left out, since this one did not end well.</source>
        <translation>
            <numerusform>%n row was left out, since this one did not end well.</numerusform>
            <numerusform>%n rows were left out, since this one did not end well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>runs</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>skills</name>
    <message numerus="yes">
        <source>%n mistake(s)</source>
        <translation>
            <numerusform>%n mistake</numerusform>
            <numerusform>%n mistakes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skill(s)</source>
        <translation>
            <numerusform>%n skill</numerusform>
            <numerusform>%n skills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Run it %n time(s), row by row, until one does not end well? The first: {0}.</source>
        <translation>
            <numerusform>Run it once? The row: {0}.</numerusform>
            <numerusform>Run it %n times, row by row, until one does not end well? The first: {0}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message numerus="yes">
        <source>✘ %n thing(s) to mend, as said above.</source>
        <translation>
            <numerusform>✘ %n thing to mend, as said above.</numerusform>
            <numerusform>✘ %n things to mend, as said above.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message numerus="yes">
        <source>%n rule(s) of your own, in {0}</source>
        <translation>
            <numerusform>%n rule of your own, in {0}</numerusform>
            <numerusform>%n rules of your own, in {0}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n run(s) deleted.</source>
        <translation>
            <numerusform>%n run deleted.</numerusform>
            <numerusform>%n runs deleted.</numerusform>
        </translation>
    </message>
</context>
</TS>
