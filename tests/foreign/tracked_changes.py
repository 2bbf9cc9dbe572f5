"""LibreOffice as who accepts or rejects all tracked changes of Word files, by a macro of its own Basic."""

from pathlib import Path

from foreign.programs import Run

_LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Changes"/>
</library:library>
"""
_MACRO = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes"
 script:language="StarBasic">
Sub Settle(folder As String, command As String, count As Integer)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim form(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  form(0).Name = "FilterName"
  form(0).Value = "MS Word 2007 XML"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  For i = 1 To count
    opened = StarDesktop.loadComponentFromURL(folder &amp; "/" &amp; i &amp; ".docx", "_blank", 0, hidden())
    helper.executeDispatch(opened.CurrentController.Frame, command, "", 0, Array())
    opened.storeToURL(folder &amp; "/" &amp; i &amp; "-saved.docx", form())
    opened.close(True)
  Next
End Sub
</script:module>
"""
ACCEPT, REJECT, NOTHING = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges", ".uno:SelectAll"
"""What LibreOffice is told to do before it saves a file."""


def saved(run: Run, folder: Path, files: list[bytes], command: str) -> list[bytes]:
    """The Word files as LibreOffice saves them, once it has carried out a command in each."""
    folder.mkdir()
    home = folder / "home"
    started = (f"-env:UserInstallation={home.as_uri()}", "--headless")
    run("soffice", *started, "--terminate_after_init", cwd=folder)
    macros = home / "user" / "basic" / "Standard"
    (macros / "script.xlb").write_text(_LIBRARY, "utf-8")
    (macros / "Changes.xba").write_text(_MACRO, "utf-8")
    for number, content in enumerate(files, start=1):
        (folder / f"{number}.docx").write_bytes(content)
    call = f'macro:///Standard.Changes.Settle("{folder.as_uri()}","{command}",{len(files)})'
    run("soffice", *started, call, cwd=folder)
    return [(folder / f"{number}-saved.docx").read_bytes() for number in range(1, len(files) + 1)]
