<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AloudTime</name>
    <message numerus="yes">
        <source>%n seconds aloud</source>
        <translation>
            <numerusform>%n second aloud</numerusform>
            <numerusform>%n seconds aloud</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Arrival</name>
    <message numerus="yes">
        <source>%n wrong try(s) since.</source>
        <translation>
            <numerusform>%n wrong try since.</numerusform>
            <numerusform>%n wrong tries since.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupsCard</name>
    <message numerus="yes">
        <source>%n entry</source>
        <comment>backups</comment>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckInPresenter</name>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ErasedBackups</name>
    <message numerus="yes">
        <source>%n backups still hold what you erased.</source>
        <translation>
            <numerusform>%n backup still holds what you erased.</numerusform>
            <numerusform>%n backups still hold what you erased.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more can’t be looked into and may hold it.</source>
        <translation>
            <numerusform>%n more can’t be looked into and may hold it.</numerusform>
            <numerusform>%n more can’t be looked into and may hold it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoTo</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuideFind</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidesList</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n highlight(s)</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuidesPresenter</name>
    <message numerus="yes">
        <source>Search %n guide(s)</source>
        <translation>
            <numerusform>Search %n guide</numerusform>
            <numerusform>Search %n guides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s) can’t be shown</source>
        <translation>
            <numerusform>%n guide can’t be shown</numerusform>
            <numerusform>%n guides can’t be shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s)</source>
        <translation>
            <numerusform>%n guide</numerusform>
            <numerusform>%n guides</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s)</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntakePresenter</name>
    <message numerus="yes">
        <source>%n new row(s) would be added.</source>
        <translation>
            <numerusform>%n new row would be added.</numerusform>
            <numerusform>%n new rows would be added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are here already and stay as they are here.</source>
        <translation>
            <numerusform>%n is here already and stays as it is here.</numerusform>
            <numerusform>%n are here already and stay as they are here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) added. Nothing that was here was changed.</source>
        <translation>
            <numerusform>%n row added. Nothing that was here was changed.</numerusform>
            <numerusform>%n rows added. Nothing that was here was changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LetItOut</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPresenter</name>
    <message numerus="yes">
        <source>Locked after %n minute(s) idle</source>
        <translation>
            <numerusform>Locked after %n minute idle</numerusform>
            <numerusform>Locked after %n minutes idle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MarksList</name>
    <message numerus="yes">
        <source>The guide was edited since, so the place of %n of them is gone. The words you marked and your notes are kept here.</source>
        <translation>
            <numerusform>The guide was edited since, so the place of %n of them is gone. The words you marked and your notes are kept here.</numerusform>
            <numerusform>The guide was edited since, so the places of %n of them are gone. The words you marked and your notes are kept here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message numerus="yes">
        <source>The last %n weeks</source>
        <translation>
            <numerusform>The last week</numerusform>
            <numerusform>The last %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n moments to the bin?</source>
        <translation>
            <numerusform>Move %n moment to the bin?</numerusform>
            <numerusform>Move %n moments to the bin?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moments chosen</source>
        <translation>
            <numerusform>%n moment chosen</numerusform>
            <numerusform>%n moments chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n to the bin</source>
        <translation>
            <numerusform>Move %n to the bin</numerusform>
            <numerusform>Move %n to the bin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnGuides</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s) added.</source>
        <translation>
            <numerusform>%n guide added.</numerusform>
            <numerusform>%n guides added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s) replaced by a later text; your highlights stay.</source>
        <translation>
            <numerusform>%n guide replaced by a later text; your highlights stay.</numerusform>
            <numerusform>%n guides replaced by a later text; your highlights stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guide(s) already here.</source>
        <translation>
            <numerusform>%n guide already here.</numerusform>
            <numerusform>%n guides already here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) refused.</source>
        <translation>
            <numerusform>%n file refused.</numerusform>
            <numerusform>%n files refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) weren’t looked at.</source>
        <translation>
            <numerusform>%n more file wasn’t looked at.</numerusform>
            <numerusform>%n more files weren’t looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseAgain</name>
    <message numerus="yes">
        <source>%n wrong try; it is shown after the next unlock.</source>
        <translation>
            <numerusform>%n wrong try; it is shown after the next unlock.</numerusform>
            <numerusform>%n wrong tries; they are shown after the next unlock.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatternsPresenter</name>
    <message numerus="yes">
        <source>%n moments moved to the bin</source>
        <translation>
            <numerusform>%n moment moved to the bin</numerusform>
            <numerusform>%n moments moved to the bin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message numerus="yes">
        <source>Show %n more answers</source>
        <translation>
            <numerusform>Show %n more answer</numerusform>
            <numerusform>Show %n more answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadingDesk</name>
    <message numerus="yes">
        <source>%n highlight(s) whose place is gone</source>
        <translation>
            <numerusform>%n highlight whose place is gone</numerusform>
            <numerusform>%n highlights whose place is gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RehearsalDialog</name>
    <message numerus="yes">
        <source>%n lines are there, from the replies you chose.</source>
        <translation>
            <numerusform>%n line is there, from the replies you chose.</numerusform>
            <numerusform>%n lines are there, from the replies you chose.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePresenter</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n newer entries would leave the vault.</source>
        <translation>
            <numerusform>%n newer entry would leave the vault.</numerusform>
            <numerusform>%n newer entries would leave the vault.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetPresenter</name>
    <message numerus="yes">
        <source>Too long for one page: this runs to %n pages.</source>
        <translation>
            <numerusform>Too long for one page: this runs to %n page.</numerusform>
            <numerusform>Too long for one page: this runs to %n pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This runs to %n pages.</source>
        <translation>
            <numerusform>This runs to %n page.</numerusform>
            <numerusform>This runs to %n pages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPresenter</name>
    <message numerus="yes">
        <source>Continue reading · %n min left</source>
        <translation>
            <numerusform>Continue reading · %n min left</numerusform>
            <numerusform>Continue reading · %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To read · %n min</source>
        <translation>
            <numerusform>To read · %n min</numerusform>
            <numerusform>To read · %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TranslatorView</name>
    <message numerus="yes">
        <source>%n phrases, each beside another wording</source>
        <translation>
            <numerusform>%n phrase beside another wording</numerusform>
            <numerusform>%n phrases, each beside another wording</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WholeBin</name>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more with it</source>
        <translation>
            <numerusform>%n more with it</numerusform>
            <numerusform>%n more with it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erased for good: %n things</source>
        <translation>
            <numerusform>Erased for good: %n thing</numerusform>
            <numerusform>Erased for good: %n things</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WholeBinDialog</name>
    <message numerus="yes">
        <source>%n things in the bin</source>
        <translation>
            <numerusform>%n thing in the bin</numerusform>
            <numerusform>%n things in the bin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WordsCoach</name>
    <message numerus="yes">
        <source>Said aloud in about %n seconds</source>
        <translation>
            <numerusform>Said aloud in about %n second</numerusform>
            <numerusform>Said aloud in about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n remarks</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WritingTime</name>
    <message numerus="yes">
        <source>About %n minutes left</source>
        <translation>
            <numerusform>About %n minute left</numerusform>
            <numerusform>About %n minutes left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WrittenCard</name>
    <message numerus="yes">
        <source>%n thing is in the bin.</source>
        <translation>
            <numerusform>%n thing is in the bin.</numerusform>
            <numerusform>%n things are in the bin.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Backups</name>
    <message numerus="yes">
        <source>Show %n older ones</source>
        <translation>
            <numerusform>Show %n older one</numerusform>
            <numerusform>Show %n older ones</numerusform>
        </translation>
    </message>
</context>
</TS>
