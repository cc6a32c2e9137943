@echo off
rem The gan4j command: runs what is in lib\ of a release, on the release's own runtime if it has one.
rem
rem   GAN4J_JAVA_HOME  the JDK to use, 21 or newer; otherwise JAVA_HOME, the java on the PATH, then the newest LTS (or else
rem                    the newest) in the usual folders
rem   GAN4J_JAVA_OPTS  more options for the JVM, split at spaces
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "home=%%~fI"
set "oldest=21"
set "java_home="
set "best_rank=0"

if not defined GAN4J_JAVA_HOME goto runtime
call :find_feature "%GAN4J_JAVA_HOME%"
if %feature% GEQ %oldest% (
    set "java_home=%GAN4J_JAVA_HOME%"
    goto start
)
if %feature% GTR 0 goto too_old
>&2 echo gan4j: GAN4J_JAVA_HOME must name a JDK %oldest% or newer, but there is no JDK (bin\java.exe and bin\javac.exe) in "%GAN4J_JAVA_HOME%"
exit /b 1
:too_old
>&2 echo gan4j: GAN4J_JAVA_HOME must name a JDK %oldest% or newer, but "%GAN4J_JAVA_HOME%" has version %feature%
exit /b 1

:runtime
if exist "%home%\runtime\bin\java.exe" (
    set "java_home=%home%\runtime"
    goto start
)

if defined JAVA_HOME call :use_if_suitable "%JAVA_HOME%"
if defined java_home goto start
set "on_path="
for %%I in (java.exe) do set "on_path=%%~dp$PATH:I"
if defined on_path for %%I in ("%on_path%..") do call :use_if_suitable "%%~fI"
if defined java_home goto start

for /d %%D in (
    "%ProgramFiles%\Eclipse Adoptium\*"
    "%ProgramFiles%\Java\*"
    "%ProgramFiles%\Microsoft\jdk*"
    "%ProgramFiles%\Amazon Corretto\*"
    "%ProgramFiles%\Zulu\*"
    "%ProgramFiles%\BellSoft\*"
    "%ProgramFiles%\OpenJDK\*"
    "%USERPROFILE%\.jdks\*"
    "%USERPROFILE%\.gradle\jdks\*"
    "%USERPROFILE%\scoop\apps\*jdk*"
) do call :use_if_best "%%~D"
if defined java_home goto start
>&2 echo gan4j: needs a JDK %oldest% or newer and found none; install one (from https://adoptium.net, say), or set GAN4J_JAVA_HOME to the folder of one
exit /b 1

:start
rem The JVM itself keeps the archive of loaded classes that makes later starts faster: it writes it when the first command
rem ends, and again after an update. In a folder that cannot be written to it starts without one.
"%java_home%\bin\java.exe" -Xlog:disable -Xlog:all=error,cds*=off,aot*=off:stderr -XX:+UseSerialGC -XX:-UsePerfData ^
    -XX:+DisplayVMOutputToStderr -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%home%\lib\start.jsa" ^
    -Djava.awt.headless=true %GAN4J_JAVA_OPTS% -jar "%home%\lib\gan4j-cli.jar" %*
exit /b %ERRORLEVEL%

rem Sets feature to the feature version (21, 25) of the JDK in folder %1, and to 0 where there is no JDK.
:find_feature
set "feature=0"
set "version="
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%A in ("%~1\release") do if "%%A"=="JAVA_VERSION" set "version=%%~B"
for /f "tokens=1 delims=.-+_" %%A in ("%version%") do set "feature=%%A"
exit /b 0

:use_if_suitable
call :find_feature "%~1"
if %feature% GEQ %oldest% set "java_home=%~1"
exit /b 0

rem An LTS (21, 25, 29, ...) before any other.
:use_if_best
call :find_feature "%~1"
if %feature% LSS %oldest% exit /b 0
set /a "rank=feature"
set /a "after_lts=(feature - 21) %% 4"
if %after_lts% EQU 0 set /a "rank=feature + 100000"
if %rank% GTR %best_rank% (
    set "best_rank=%rank%"
    set "java_home=%~1"
)
exit /b 0
