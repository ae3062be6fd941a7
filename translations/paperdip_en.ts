<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>paperdip::AddField</name>
    <message numerus="yes">
        <source>%n paper(s): %1</source>
        <translation>
            <numerusform>%n paper: %1</numerusform>
            <numerusform>%n papers: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 — %n already there</source>
        <translation>
            <numerusform>%1 — %n already there</numerusform>
            <numerusform>%1 — %n already there</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::BibDialog</name>
    <message numerus="yes">
        <source>%n place(s) could not be read without doubt, in line %1.</source>
        <translation>
            <numerusform>%n place could not be read without doubt, in line %1.</numerusform>
            <numerusform>%n places could not be read without doubt, in lines %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n paper(s)</source>
        <translation>
            <numerusform>&amp;Add %n paper</numerusform>
            <numerusform>&amp;Add %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::ConflictCommands</name>
    <message numerus="yes">
        <source>%n entries of “%1” were changed here and elsewhere. Both forms are kept.</source>
        <translation>
            <numerusform>An entry of “%1” was changed here and elsewhere. Both forms are kept.</numerusform>
            <numerusform>%n entries of “%1” were changed here and elsewhere. Both forms are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::DiffDialog</name>
    <message numerus="yes">
        <source>Fix %n problem(s)</source>
        <translation>
            <numerusform>Fix %n problem</numerusform>
            <numerusform>Fix %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::DownloadLine</name>
    <message numerus="yes">
        <source>%n PDF(s) to download</source>
        <translation>
            <numerusform>%n PDF to download</numerusform>
            <numerusform>%n PDFs to download</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::Exchange</name>
    <message numerus="yes">
        <source>import %n paper(s)</source>
        <translation>
            <numerusform>import %n paper</numerusform>
            <numerusform>import %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::ExportDialog</name>
    <message numerus="yes">
        <source>The selected rows (%n)</source>
        <translation>
            <numerusform>The selected row</numerusform>
            <numerusform>The selected rows (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s)</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preparing %n paper(s)…</source>
        <translation>
            <numerusform>Preparing %n paper…</numerusform>
            <numerusform>Preparing %n papers…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::FetchCommands</name>
    <message numerus="yes">
        <source>fill in %n title(s)</source>
        <translation>
            <numerusform>fill in %n title</numerusform>
            <numerusform>fill in %n titles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n title(s) filled in</source>
        <translation>
            <numerusform>%n title filled in</numerusform>
            <numerusform>%n titles filled in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n withdrawn</source>
        <translation>
            <numerusform>%n withdrawn</numerusform>
            <numerusform>%n withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n published</source>
        <translation>
            <numerusform>%n published</numerusform>
            <numerusform>%n published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a newer version</source>
        <translation>
            <numerusform>%n with a newer version</numerusform>
            <numerusform>%n with a newer version</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at %n paper(s)</source>
        <translation>
            <numerusform>Looked at %n paper</numerusform>
            <numerusform>Looked at %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be asked for</source>
        <translation>
            <numerusform>%n could not be asked for</numerusform>
            <numerusform>%n could not be asked for</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::FiguresText</name>
    <message numerus="yes">
        <source>%1 of %n papers read.</source>
        <translation>
            <numerusform>%1 of %n paper read.</numerusform>
            <numerusform>%1 of %n papers read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n of these nobody knows when: they were ticked outside Paper Dip, and Git does not tell.</source>
        <translation>
            <numerusform>Of %n of these nobody knows when: it was ticked outside Paper Dip, and Git does not tell.</numerusform>
            <numerusform>Of %n of these nobody knows when: they were ticked outside Paper Dip, and Git does not tell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more to read in other sections</source>
        <translation>
            <numerusform>%n more to read in other sections</numerusform>
            <numerusform>%n more to read in other sections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from earlier years</source>
        <translation>
            <numerusform>%n from earlier years</numerusform>
            <numerusform>%n from earlier years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose year is not known</source>
        <translation>
            <numerusform>%n whose year is not known</numerusform>
            <numerusform>%n whose year is not known</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::GitText</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read</source>
        <translation>
            <numerusform>%n read</numerusform>
            <numerusform>%n read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to read again</source>
        <translation>
            <numerusform>%n to read again</numerusform>
            <numerusform>%n to read again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n edited</numerusform>
            <numerusform>%n edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n moved</numerusform>
            <numerusform>%n moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n section(s) changed</source>
        <translation>
            <numerusform>%n section changed</numerusform>
            <numerusform>%n sections changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) added</source>
        <translation>
            <numerusform>%n note added</numerusform>
            <numerusform>%n notes added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) edited</source>
        <translation>
            <numerusform>%n note edited</numerusform>
            <numerusform>%n notes edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) removed</source>
        <translation>
            <numerusform>%n note removed</numerusform>
            <numerusform>%n notes removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pulled %n commit(s)</source>
        <translation>
            <numerusform>pulled %n commit</numerusform>
            <numerusform>pulled %n commits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You and others changed the same in %n place(s). Both forms are kept: %1</source>
        <translation>
            <numerusform>You and others changed the same in %n place. Both forms are kept: %1</numerusform>
            <numerusform>You and others changed the same in %n places. Both forms are kept: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::IndexLine</name>
    <message numerus="yes">
        <source>Preparing the search: %n to go</source>
        <translation>
            <numerusform>Preparing the search: %n to go</numerusform>
            <numerusform>Preparing the search: %n to go</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::KeywordModel</name>
    <message numerus="yes">
        <source>%1, %n entries</source>
        <translation>
            <numerusform>%1, %n entry</numerusform>
            <numerusform>%1, %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::KeywordRename</name>
    <message numerus="yes">
        <source>%n entries change</source>
        <translation>
            <numerusform>%n entry changes</numerusform>
            <numerusform>%n entries change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more that stay</source>
        <translation>
            <numerusform>and %n more that stays</numerusform>
            <numerusform>and %n more that stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries change, as one step that undo takes back.</source>
        <translation>
            <numerusform>%n entry changes, as one step that undo takes back.</numerusform>
            <numerusform>%n entries change, as one step that undo takes back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay as they are.</source>
        <translation>
            <numerusform>%n stays as it is.</numerusform>
            <numerusform>%n stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::ListEditor</name>
    <message numerus="yes">
        <source>add %n paper(s)</source>
        <translation>
            <numerusform>add %n paper</numerusform>
            <numerusform>add %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>copy %n paper(s)</source>
        <translation>
            <numerusform>copy %n paper</numerusform>
            <numerusform>copy %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::MoveToSection</name>
    <message numerus="yes">
        <source>%n more: type more of its name</source>
        <translation>
            <numerusform>%n more: type more of its name</numerusform>
            <numerusform>%n more: type more of its name</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::PaperAdder</name>
    <message numerus="yes">
        <source>Maybe %n paper(s): %1</source>
        <translation>
            <numerusform>Maybe a paper: %1</numerusform>
            <numerusform>Maybe %n papers: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 papers are already in the list</source>
        <translation>
            <numerusform>%n of %1 papers is already in the list</numerusform>
            <numerusform>%n of %1 papers are already in the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::PaperCard</name>
    <message numerus="yes">
        <source>%1 of %n paper(s) read</source>
        <translation>
            <numerusform>%1 of %n paper read</numerusform>
            <numerusform>%1 of %n papers read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more author(s)</source>
        <translation>
            <numerusform>Show %n more author</numerusform>
            <numerusform>Show %n more authors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::PdfAdder</name>
    <message numerus="yes">
        <source>Looking which papers %n PDF file(s) hold…</source>
        <translation>
            <numerusform>Looking which paper the PDF file holds…</numerusform>
            <numerusform>Looking which papers %n PDF files hold…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The names of %n PDF file(s) do not say which paper it is: %1. To read first pages as well, install the package poppler-utils.</source>
        <translation>
            <numerusform>The name of a PDF file does not say which paper it is: %1. To read first pages as well, install the package poppler-utils.</numerusform>
            <numerusform>The names of %n PDF files do not say which papers they are: %1. To read first pages as well, install the package poppler-utils.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No arXiv id or DOI was found in %n PDF file(s): %1.</source>
        <translation>
            <numerusform>No arXiv id or DOI was found in a PDF file: %1.</numerusform>
            <numerusform>No arXiv id or DOI was found in %n PDF files: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::PdfCommands</name>
    <message numerus="yes">
        <source>It is not known where the PDFs of %n paper(s) are</source>
        <translation>
            <numerusform>It is not known where the PDF of %n paper is</numerusform>
            <numerusform>It is not known where the PDFs of %n papers are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n PDF(s) did not come; the last: %1</source>
        <translation>
            <numerusform>%n PDF did not come: %1</numerusform>
            <numerusform>%n PDFs did not come; the last: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::PdfWording</name>
    <message numerus="yes">
        <source>The server is busy and asks to be left alone for %n minute(s).</source>
        <translation>
            <numerusform>The server is busy and asks to be left alone for a minute.</numerusform>
            <numerusform>The server is busy and asks to be left alone for %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::ProblemsView</name>
    <message numerus="yes">
        <source>%n problem(s) in “%1”</source>
        <translation>
            <numerusform>%n problem in “%1”</numerusform>
            <numerusform>%n problems in “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Problems (%n)</source>
        <translation>
            <numerusform>Problems (%n)</numerusform>
            <numerusform>Problems (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>fix %n problem(s)</source>
        <translation>
            <numerusform>fix %n problem</numerusform>
            <numerusform>fix %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::QueueView</name>
    <message numerus="yes">
        <source>%n to fetch</source>
        <translation>
            <numerusform>%n to fetch</numerusform>
            <numerusform>%n to fetch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::SearchResults</name>
    <message numerus="yes">
        <source>More than %n result(s)</source>
        <translation>
            <numerusform>More than %n result</numerusform>
            <numerusform>More than %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::ShelfCommands</name>
    <message numerus="yes">
        <source>%n paper(s) taken off “Next up”</source>
        <translation>
            <numerusform>%n paper taken off “Next up”</numerusform>
            <numerusform>%n papers taken off “Next up”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) put on “Next up”</source>
        <translation>
            <numerusform>%n paper put on “Next up”</numerusform>
            <numerusform>%n papers put on “Next up”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::ShelfView</name>
    <message numerus="yes">
        <source>%n paper(s), the next one first</source>
        <translation>
            <numerusform>%n paper</numerusform>
            <numerusform>%n papers, the next one first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::SourceCommands</name>
    <message numerus="yes">
        <source>add %n paper(s)</source>
        <translation>
            <numerusform>add %n paper</numerusform>
            <numerusform>add %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::SourceTree</name>
    <message numerus="yes">
        <source>%n found: tick the one</source>
        <translation>
            <numerusform>%n found: tick it if it is the one</numerusform>
            <numerusform>%n found: tick the one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::SourceView</name>
    <message numerus="yes">
        <source>%n paper(s) on “%1”</source>
        <translation>
            <numerusform>%n paper on “%1”</numerusform>
            <numerusform>%n papers on “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new since the last look</source>
        <translation>
            <numerusform>%n new since the last look</numerusform>
            <numerusform>%n new since the last look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already in a list</source>
        <translation>
            <numerusform>%n already in a list</numerusform>
            <numerusform>%n already in a list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Add %n paper(s)</source>
        <translation>
            <numerusform>&amp;Add %n paper</numerusform>
            <numerusform>&amp;Add %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::StatusStrip</name>
    <message numerus="yes">
        <source>%n paper(s) waiting; paused</source>
        <translation>
            <numerusform>%n paper waiting; paused</numerusform>
            <numerusform>%n papers waiting; paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) could not be fetched</source>
        <translation>
            <numerusform>%n paper could not be fetched</numerusform>
            <numerusform>%n papers could not be fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fetching title and abstract of %n paper(s)</source>
        <translation>
            <numerusform>Fetching title and abstract of %n paper</numerusform>
            <numerusform>Fetching title and abstract of %n papers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · next request in %n s</source>
        <translation>
            <numerusform>%1 · next request in %n s</numerusform>
            <numerusform>%1 · next request in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paperdip::UpdatesView</name>
    <message numerus="yes">
        <source>%n paper(s) with news</source>
        <translation>
            <numerusform>%n paper with news</numerusform>
            <numerusform>%n papers with news</numerusform>
        </translation>
    </message>
</context>
</TS>
