"""Where the packed program begins, also each process that it starts for `--jobs`."""

from multiprocessing import freeze_support

from teilhabe_docs.__main__ import main

freeze_support()
main()
