"""Why a change of a document is not taken into the data: in German, for the report."""

COMPUTED_FIGURE = "Das wird gerechnet oder gezählt; bitte die Angaben ändern, aus denen es folgt."
FOREIGN_CONTENT = "Hier steht ein Objekt oder eine Gleichung, die ein Text der Angaben nicht fassen kann."
LOOKS = "Nur das Aussehen; was ein Text hervorhebt, steht in seiner Quelle."
STRUCK = "Von Hand durchgestrichen; bitte von Hand entfernen, wenn es entfallen soll."
STRUCK_BESIDE = "In derselben Zeile ist von Hand durchgestrichen; bitte beides von Hand übernehmen."
NO_PLACE = "Dafür gibt es in den Angaben keinen Platz."
NOT_SO = "Das lässt sich nicht Wort für Wort zurückschreiben; bitte von Hand übernehmen."
OTHER_TYPE = "Das ist kein Wert, den dieses Feld fasst."
STRUCTURE = (
    "Hier steht nicht alles, was zu einem solchen Eintrag gehört, oder es steht auch anderswo; bitte von "
    "Hand übernehmen."
)
CONTRARY = "Dasselbe wurde an mehreren Stellen verschieden geändert."
CHANGED_AT_HOME = "Das wurde seit dem Versand auch in den Angaben geändert."
HOLDS = "Das steht schon so in den Angaben."
PENDING = "Nachverfolgt und noch nicht entschieden; --accept-pending oder --only nimmt es."
PENDING_OF_AUTHOR = (
    "Nachverfolgt und noch nicht entschieden; --author wählt nur aus, mit --accept-pending dazu kommt es."
)
NOT_CHOSEN = "Nicht ausgewählt (--only, --author)."
INVALID = "So ließe sich die Datei nicht mehr lesen, wie sie soll; bitte von Hand übernehmen."
WITH_ERROR = "Damit hätten die Angaben einen Fehler: {}"
OTHER_RESULT = "Damit stünde im Dokument etwas anderes als in der Datei; bitte von Hand übernehmen."
OUTSIDE = "Die Datei »{}« liegt außerhalb des genannten Ordners."
NO_CLAUSE = "Fester Text, der sich nicht mit einer Klausel ändern lässt; bitte im Profil ändern."
EMPTY_CLAUSE = (
    "Davon bliebe kein Wort, und eine leere Klausel gibt es nicht. Bitte »{stelle}« in einem Profil des "
    "Hauses mit Grund weglassen (entfernen) oder eine Klausel schreiben, die sagt, was stattdessen gilt."
)
MORE_THAN_ASKED = (
    "Fester Text: Eine Klausel für »{stelle}«, die nur das ändert, lässt sich daraus nicht machen. Bitte "
    "selbst eine schreiben oder das Profil ändern."
)
UNKNOWN = "Keine Quelle erklärt, woher diese Worte kommen."
UNPROVEN = (
    "»{}« nennt nicht, woraus sie entstanden ist; was sich seit dem Versand im Ordner geändert hat, sähe aus "
    "wie eine Änderung. Bitte mit --sent die Datei nennen, wie sie verschickt wurde."
)
