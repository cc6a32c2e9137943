@echo off
rem The gan4j command: runs what is in lib\ of a release, on the release's own runtime if it has one.
rem
rem   GAN4J_JAVA_HOME  the JDK to use, 21 or newer; otherwise JAVA_HOME, the java on the PATH, then the newest LTS (or else
rem                    the newest) in the usual folders
rem   GAN4J_JAVA_OPTS  more options for the JVM, split at spaces
setlocal EnableExtensions DisableDelayedExpansion
set "oldest=21"
set "jdk="
set "best_rank=0"
set "seen="
call :find_home

if not defined GAN4J_JAVA_HOME goto runtime
set "folder=%GAN4J_JAVA_HOME:"=%"
call :use_if_suitable
if defined jdk goto start
if %feature% GTR 0 goto too_old
>&2 echo gan4j: GAN4J_JAVA_HOME must name a JDK %oldest% or newer, but there is no JDK (bin\java.exe, bin\javac.exe and release) in "%folder%"
exit /b 1
:too_old
>&2 echo gan4j: GAN4J_JAVA_HOME must name a JDK %oldest% or newer, but "%folder%" has version %feature%
exit /b 1

:runtime
if not exist "%app_home%\runtime\bin\java.exe" goto from_java_home
set "jdk=%app_home%\runtime"
goto start

:from_java_home
if not defined JAVA_HOME goto from_path
set "folder=%JAVA_HOME:"=%"
call :use_if_suitable
if defined jdk goto start
set "seen= (JAVA_HOME has version %feature%)"
if %feature% EQU 0 set "seen= (there is none in JAVA_HOME)"

:from_path
set "on_path="
for %%I in (java.exe) do set "on_path=%%~dp$PATH:I"
if not defined on_path goto from_folders
for %%I in ("%on_path%..") do set "folder=%%~fI"
call :use_if_suitable
if defined jdk goto start
if not defined seen if %feature% GTR 0 set "seen= (the java on the PATH is version %feature%)"

:from_folders
for /d %%D in (
    "%ProgramFiles%\Eclipse Adoptium\*"
    "%ProgramFiles%\Java\*"
    "%ProgramFiles%\Microsoft\jdk*"
    "%ProgramFiles%\Amazon Corretto\*"
    "%ProgramFiles%\Zulu\*"
    "%ProgramFiles%\BellSoft\*"
    "%ProgramFiles%\OpenJDK\*"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*"
    "%LOCALAPPDATA%\mise\installs\java\*"
    "%USERPROFILE%\.jdks\*"
    "%USERPROFILE%\.gradle\jdks\*"
) do (set "folder=%%~D"& call :use_if_best)
for /d %%D in ("%USERPROFILE%\.gradle\jdks\*") do for /d %%E in ("%%~D\*") do (set "folder=%%~E"& call :use_if_best)
for /d %%D in ("%USERPROFILE%\scoop\apps\*jdk*") do (set "folder=%%~D\current"& call :use_if_best)
if defined jdk goto start
>&2 echo gan4j: needs a JDK %oldest% or newer and found none%seen%; install one (from https://adoptium.net, say), or set GAN4J_JAVA_HOME to the folder of one
exit /b 1

:start
set "folder=%jdk%"
call :read_feature
set "options=-XX:-UsePerfData -XX:+DisplayVMOutputToStderr -Djava.awt.headless=true"
rem How an archive of loaded classes is made and used, and which of its messages are no errors of the user's. A JDK refuses to
rem start with a tag that it does not know.
set "making=-XX:AOTCacheOutput"
set "using=-XX:AOTCache"
set "quiet=aot*=off"
if %feature% GEQ 25 goto archive
set "making=-XX:ArchiveClassesAtExit"
set "using=-XX:SharedArchiveFile"
set "quiet=cds*=off"

:archive
rem It halves the start. Another JDK makes one of its own. In a folder that cannot be written to the command starts without one;
rem an empty one says that this JDK makes none.
set "archive=%app_home%\lib\start-%version%"
if not exist "%archive%" call :make_archive
set "size=0"
if exist "%archive%" for %%I in ("%archive%") do set "size=%%~zI"
set "using=%using%=%archive%"
rem An option that is there already stands for one that is not wanted.
if %size% EQU 0 set "using=-XX:-UsePerfData"
set "collector=-XX:+UseSerialGC"
if not defined GAN4J_JAVA_OPTS goto run
set "asked=%GAN4J_JAVA_OPTS:"=%"
set "rest=%asked:*-XX:+Use=%"
if not "%rest%"=="%asked%" if not "%rest:GC=%"=="%rest%" set "collector=-XX:-UsePerfData"
if not "%asked:-Xshare=%"=="%asked%" set "using=-XX:-UsePerfData"
if not "%asked:-XX:AOT=%"=="%asked%" set "using=-XX:-UsePerfData"
if not "%asked:-XX:Shared=%"=="%asked%" set "using=-XX:-UsePerfData"
if not "%asked:-XX:Archive=%"=="%asked%" set "using=-XX:-UsePerfData"

:run
"%jdk%\bin\java.exe" "%using%" -Xlog:disable "-Xlog:all=error,%quiet%:stderr" %collector% %options% "%called%" ^
    %GAN4J_JAVA_OPTS% -jar "%app_home%\lib\gan4j-cli.jar" %*
exit /b %ERRORLEVEL%

rem The archive gets its name when it is complete, so that two commands at once do no harm.
:make_archive
set "trial=%app_home%\lib\start.trial-%RANDOM%"
call :make_empty_trial 2>nul
if not exist "%trial%" exit /b 0
del "%trial%"
>&2 echo gan4j: preparing a faster start (once)
"%jdk%\bin\java.exe" "%making%=%trial%" -XX:+UseSerialGC %options% -Dgan4j.kernels=plain ^
    -jar "%app_home%\lib\gan4j-cli.jar" train --iterations 3000 --quiet --out "%trial%-run" >nul 2>&1 <nul
if errorlevel 1 if exist "%trial%" del "%trial%"
if not exist "%trial%" call :make_empty_trial
move /y "%trial%" "%archive%" >nul 2>&1
if exist "%trial%" del "%trial%"
if exist "%trial%-run" rd /s /q "%trial%-run"
exit /b 0
:make_empty_trial
type nul >"%trial%"
exit /b 0

rem Sets app_home, the folder above this file's, and called, the option that says what to type for this command: its path, or the
rem name alone where the shell finds it. Within a subroutine, since only there the path of this file is right whatever was typed.
:find_home
for %%I in ("%~dp0..") do set "app_home=%%~fI"
set "self=%~f0"
set "called=-Dgan4j.command=gan4j"
for %%I in (gan4j.cmd) do if /i not "%%~f$PATH:I"=="%self%" set "called=-Dgan4j.command=%self%"
exit /b 0

rem Sets feature to the feature version (21, 25) of the JDK in %folder%, and to 0 where there is no JDK.
:find_feature
set "feature=0"
if not exist "%folder%\bin\java.exe" exit /b 0
if not exist "%folder%\bin\javac.exe" exit /b 0

rem The same without a look at whether it is a JDK.
:read_feature
set "feature=0"
set "version="
if not exist "%folder%\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%A in ("%folder%\release") do if "%%A"=="JAVA_VERSION" set "version=%%~B"
for /f "tokens=1 delims=.-+_" %%A in ("%version%") do set "feature=%%A"
if "%feature%"=="1" for /f "tokens=2 delims=.-+_" %%A in ("%version%") do set "feature=%%A"
exit /b 0

:use_if_suitable
call :find_feature
if %feature% GEQ %oldest% set "jdk=%folder%"
exit /b 0

rem An LTS (21, 25, 29, ...) before any other.
:use_if_best
call :find_feature
if %feature% LSS %oldest% exit /b 0
set /a "rank=feature"
set /a "after_lts=(feature - 21) %% 4"
if %after_lts% EQU 0 set /a "rank=feature + 100000"
if %rank% LEQ %best_rank% exit /b 0
set "best_rank=%rank%"
set "jdk=%folder%"
exit /b 0
