"""LibreOffice brings the contents of Word files up to date, by a macro of its own Basic, and prints them."""

from pathlib import Path

from foreign.programs import Run

_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Renewal"
 script:language="StarBasic">
Sub Main(folder)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim outlined(0) As New com.sun.star.beans.PropertyValue
  outlined(0).Name = "ExportBookmarks"
  outlined(0).Value = True
  Dim printed(1) As New com.sun.star.beans.PropertyValue
  printed(0).Name = "FilterName"
  printed(0).Value = "writer_pdf_Export"
  printed(1).Name = "FilterData"
  printed(1).Value = outlined()
  file = Dir(folder &amp; "/*.docx")
  Do While file &lt;&gt; ""
    place = ConvertToUrl(folder &amp; "/" &amp; file)
    document = StarDesktop.loadComponentFromURL(place, "_blank", 0, hidden())
    document.storeToURL(place &amp; ".before.pdf", printed())
    indexes = document.getDocumentIndexes()
    number = FreeFile
    Open place &amp; ".txt" For Output As #number
    If indexes.getCount() &gt; 0 Then
      indexes.getByIndex(0).update()
      indexes.getByIndex(0).update()
      Print #number, indexes.getByIndex(0).getAnchor().getString()
    End If
    Close #number
    document.storeToURL(place &amp; ".after.pdf", printed())
    document.close(True)
    file = Dir
  Loop
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
  <library:element library:name="Renewal"/>
</library:library>
"""


def renew(run: Run, folder: Path) -> None:
    """For each `x.docx` in `folder`: `x.docx.before.pdf`, `x.docx.txt` with the contents after an update,
    and `x.docx.after.pdf`.
    """
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    run("soffice", home, "--headless", "--terminate_after_init", cwd=folder)
    basic = folder / "home" / "user" / "basic" / "Standard"
    (basic / "Renewal.xba").write_text(_MODULE, "utf-8")
    (basic / "script.xlb").write_text(_LIBRARY, "utf-8")
    run("soffice", home, "--headless", f"macro:///Standard.Renewal.Main({folder})", cwd=folder)
