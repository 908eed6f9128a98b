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
</TS>
