package dev.gan4j.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of clients that watch one stream each, and print how late frames came. Its clock is the server's. */
final class Viewers {

    private static final Pattern TIME = Pattern.compile("\"time\":(\\d+)");
    private static final int WARM_UP = 5;

    private Viewers() {}

    /**
     * Watches.
     *
     * @param arguments the stream's address, how many watch, and for how many seconds
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[1]);
        CountDownLatch open = new CountDownLatch(count);
        List<Client> clients = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Client client = new Client(URI.create(arguments[0]), open, 1000L * Integer.parseInt(arguments[2]));
            clients.add(client);
            threads.add(Thread.ofVirtual().start(client));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] delays = clients.stream().flatMapToLong(client -> client.delays.stream().mapToLong(Long::longValue))
                .sorted().toArray();
        int fewest = clients.stream().mapToInt(client -> client.delays.size()).min().orElse(0);
        System.out.printf(Locale.ROOT,
                "{\"viewers\": %d, \"frames\": %d, \"fewestFrames\": %d, \"delay50\": %d, \"delay95\": %d,"
                        + " \"delay99\": %d, \"delayMost\": %d}%n",
                clients.stream().filter(client -> !client.delays.isEmpty()).count(), delays.length, fewest,
                at(delays, 0.5), at(delays, 0.95), at(delays, 0.99), at(delays, 1));
    }

    private static long at(long[] ascending, double share) {
        return ascending.length == 0
                ? Long.MAX_VALUE
                : ascending[Math.min(ascending.length - 1, (int) (share * ascending.length))];
    }

    /** One of them. */
    private static final class Client implements Runnable {

        private final URI address;
        private final CountDownLatch open;
        private final long milliseconds;
        private final List<Long> delays = new ArrayList<>();

        Client(URI address, CountDownLatch open, long milliseconds) {
            this.address = address;
            this.open = open;
            this.milliseconds = milliseconds;
        }

        @Override
        public void run() {
            try {
                HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
                connection.setReadTimeout(30_000);
                try (BufferedReader lines = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                    read(lines, WARM_UP);
                    open.countDown();
                    open.await();
                    delays.clear();
                    long end = System.currentTimeMillis() + milliseconds;
                    while (System.currentTimeMillis() < end) {
                        read(lines, 1);
                    }
                } finally {
                    connection.disconnect();
                }
            } catch (IOException e) {
                System.err.println("a viewer failed: " + e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Reads so many frames. */
        private void read(BufferedReader lines, int frames) throws IOException {
            boolean isFrame = false;
            for (int seen = 0; seen < frames;) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IOException("the stream has ended");
                }
                if (line.startsWith("event: ")) {
                    isFrame = line.equals("event: frame");
                } else if (isFrame && line.startsWith("data: ")) {
                    long now = System.currentTimeMillis();
                    Matcher time = TIME.matcher(line);
                    if (time.find()) {
                        delays.add(now - Long.parseLong(time.group(1)));
                    }
                    seen++;
                }
            }
        }
    }
}
