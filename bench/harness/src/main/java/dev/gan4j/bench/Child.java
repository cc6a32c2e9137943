package dev.gan4j.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@link Worker} as seen from the process that drives it. */
final class Child implements AutoCloseable {

    private static final long LIMIT_SECONDS = 120;
    /** One thread each: none of these libraries is told otherwise by all its parts. */
    private static final List<String> THREADS = List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS");

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final OutputStream requests;
    private final String version;

    /** Starts a process in a folder and waits until its engine is ready. */
    Child(List<String> command, Path folder, Path log) throws Failure {
        this.log = log;
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile());
        THREADS.forEach(name -> builder.environment().put(name, "1"));
        builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new Failure("could not be started: " + e.getMessage());
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests = process.getOutputStream();
        try {
            version = await("@ready ");
        } catch (Failure failure) {
            close();
            throw failure;
        }
    }

    /** Why an engine is left out. */
    static final class Failure extends Exception {

        private static final long serialVersionUID = 1;

        Failure(String message) {
            super(message);
        }
    }

    /** What the engine calls itself. */
    String version() {
        return version;
    }

    /** Has the engine do a check; files are named within its folder. */
    void check(String start, String result) throws Failure {
        send("check " + start + " " + result);
        await("@checked");
    }

    /** Has the engine iterate for some time; returns microseconds an iteration. */
    double run(double seconds) throws Failure {
        send("run " + seconds);
        String[] words = await("@ran ").split(" ", -1);
        return Long.parseLong(words[1]) / 1e3 / Long.parseLong(words[0]);
    }

    private void send(String line) throws Failure {
        try {
            requests.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
        } catch (IOException e) {
            throw died();
        }
    }

    private String await(String prefix) throws Failure {
        var answer = CompletableFuture.supplyAsync(() -> read(prefix));
        try {
            String line = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (line.isEmpty()) {
                throw died();
            }
            return line.substring(prefix.length());
        } catch (TimeoutException e) {
            throw new Failure("did not answer within " + LIMIT_SECONDS + " s; see " + log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("was interrupted");
        } catch (ExecutionException e) {
            throw new Failure("could not be read from: " + e.getCause());
        }
    }

    /** The next line with a prefix; empty where there is none. */
    private String read(String prefix) {
        try {
            String line = answers.readLine();
            while (line != null && !line.startsWith(prefix)) {
                line = answers.readLine();
            }
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    private Failure died() {
        return new Failure("ended: " + reason() + " (see " + log + ")");
    }

    /** The first line of the log that names an exception, else the last line. */
    private String reason() {
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return lines.stream().filter(line -> line.contains("Exception") || line.contains("Error")).findFirst()
                    .orElse(lines.isEmpty() ? "without a word" : lines.getLast()).strip();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
