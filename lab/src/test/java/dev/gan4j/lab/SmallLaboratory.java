package dev.gan4j.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A laboratory in a process of its own, which tells how much memory it uses. */
final class SmallLaboratory {

    private SmallLaboratory() {}

    /**
     * Opens a laboratory and prints its port; answers each line on standard input with the bytes in use after a
     * collection, and ends with standard input.
     *
     * @param arguments none
     * @throws IOException if it cannot listen
     */
    public static void main(String[] arguments) throws IOException {
        Limits limits = Limits.STANDARD.with(Limit.LEAVE, 2).with(Limit.KEEP, 1).with(Limit.UPLOADS, 8)
                .with(Limit.WAITING, 16).with(Limit.HISTORY, 50);
        try (LabServer server = LabServer.start(LabOptions.local(0, limits));
                BufferedReader questions = new BufferedReader(
                        new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(server.port());
            while (questions.readLine() != null) {
                System.gc();
                System.out.println(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
            }
        }
    }
}
