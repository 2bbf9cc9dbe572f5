@echo off
setlocal DisableDelayedExpansion
if "%~1"=="" (
  echo Ziehen Sie den Ordner mit Ihrem Konzept auf diese Datei.
  goto ende
)
:ordner
echo.
echo === "%~1"
call "%~dp0tdocs.cmd" lint "%~1"
echo.
call "%~dp0tdocs.cmd" render "%~1"
shift
if not "%~1"=="" goto ordner
:ende
echo.
pause
exit
