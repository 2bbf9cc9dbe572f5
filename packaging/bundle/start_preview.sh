#!/bin/sh
# For a double click; where the desktop gives no window to type in, one is opened.
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd) || exit
if [ -t 0 ]; then
  trap : INT
  "$here/vorschau"
  printf '\nDieses Fenster kann geschlossen werden.\n'
  exit
fi
for terminal in x-terminal-emulator konsole xterm; do
  command -v "$terminal" >/dev/null && exec "$terminal" -e "$here/vorschau"
done
command -v gnome-terminal >/dev/null && exec gnome-terminal -- "$here/vorschau"
exec "$here/vorschau"
