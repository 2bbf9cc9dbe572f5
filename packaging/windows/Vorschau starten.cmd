@echo off
setlocal DisableDelayedExpansion
if not exist "%~dp0python\start_preview.py" goto apart
"%~dp0python\python.exe" "%~dp0python\start_preview.py"
goto end
:apart
echo Diese Datei muss im Ordner von tdocs bleiben, neben dem Ordner "python".
echo Liegt sie noch in der ZIP-Datei: Entpacken Sie diese zuerst.
echo Auf den Schreibtisch legen Sie eine Verknuepfung mit ihr.
:end
echo.
pause
exit
