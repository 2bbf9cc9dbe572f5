@echo off
setlocal DisableDelayedExpansion
if not exist "%~dp0python\python.exe" goto apart
if "%~1"=="" goto alone
"%~dp0python\python.exe" -m teilhabe_docs %*
exit /b %errorlevel%
:alone
"%~dp0python\python.exe" -m teilhabe_docs
setlocal EnableDelayedExpansion
set "TDOCS_LINE=!cmdcmdline!"
setlocal DisableDelayedExpansion
"%~dp0python\python.exe" -c "import os, sys; sys.exit('/c' in os.environ.get('TDOCS_LINE', '').lower())"
if errorlevel 1 pause
exit /b 0
:apart
echo Diese Datei muss im Ordner von tdocs bleiben, neben dem Ordner "python".
echo Liegt sie noch in der ZIP-Datei: Entpacken Sie diese zuerst.
pause
exit /b 2
