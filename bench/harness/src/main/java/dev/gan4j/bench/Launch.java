package dev.gan4j.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How the process of a contender is started. */
final class Launch {

    private static final List<String> JVM = List.of("-Xmx2g", "-XX:+UseSerialGC", "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED");
    private static final long COMPILER_LIMIT_SECONDS = 60;

    private Launch() {}

    /** The command line; fails if the contender was not built. */
    static List<String> command(Contender contender, Workload workload, Path root, Path folder)
            throws Child.Failure, IOException {
        if (contender.module().equals(Contender.NATIVE)) {
            return List.of(compile(root.resolve("bench/harness/src/main/c/bound.c"), folder));
        }
        return command(contender, List.of(workload.name(), Boolean.toString(contender.ahead())), root, folder);
    }

    /** The command line of a contender in Java, with what its worker is told; fails if the contender was not built. */
    static List<String> command(Contender contender, List<String> arguments, Path root, Path folder)
            throws Child.Failure, IOException {
        Path target = root.resolve("bench").resolve(contender.module()).resolve("target");
        Path classpath = target.resolve("classpath.txt");
        if (!Files.exists(classpath)) {
            throw new Child.Failure("could not be built here; why is in " + root.relativize(folder) + "/build.log");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(contender.flags());
        command.add("-cp");
        command.add(target.resolve("classes") + File.pathSeparator + Peers.read(classpath));
        command.addAll(contender.worker());
        command.addAll(arguments);
        return command;
    }

    /** Compiles the bound with the compiler that the environment variable CC names, cc otherwise. */
    private static String compile(Path source, Path folder) throws Child.Failure {
        String compiler = System.getenv().getOrDefault("CC", "cc");
        Path program = folder.resolve("bound");
        Path log = folder.resolve("bound-compiler.log");
        try {
            Process process = new ProcessBuilder(compiler, "-O3", "-march=native", "-ffast-math", "-o",
                    program.toString(), source.toString(), "-lm").redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start();
            if (!process.waitFor(COMPILER_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new Child.Failure("the C compiler " + compiler + " did not end");
            }
            if (process.exitValue() != 0) {
                throw new Child.Failure("the C compiler " + compiler + " refused it; see " + log);
            }
            return program.toString();
        } catch (IOException e) {
            throw new Child.Failure(
                    "there is no C compiler " + compiler + " (the environment variable CC may name one)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Child.Failure("was interrupted");
        }
    }
}
