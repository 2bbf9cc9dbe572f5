@echo off
setlocal DisableDelayedExpansion
if not exist "%~dp0python\dragged.py" goto apart
set "TDOCS_ARGUMENTS="
set "TDOCS_SCRIPT=%~f0"
setlocal EnableDelayedExpansion
set "TDOCS_LINE=!cmdcmdline!"
setlocal DisableDelayedExpansion
"%~dp0python\python.exe" "%~dp0python\dragged.py"
if "%errorlevel%"=="9" goto typed
goto end
:typed
set TDOCS_ARGUMENTS= %*
"%~dp0python\python.exe" "%~dp0python\dragged.py"
exit /b %errorlevel%
:apart
echo Diese Datei muss im Ordner von tdocs bleiben, neben dem Ordner "python".
echo Liegt sie noch in der ZIP-Datei: Entpacken Sie diese zuerst.
echo Auf den Schreibtisch legen Sie eine Verknuepfung mit ihr.
:end
echo.
pause
exit
