@echo off
setlocal DisableDelayedExpansion
"%~dp0python\python.exe" -m teilhabe_docs %*
