package dev.gan4j.lab.net;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a server. Each has a time limit for whatever it is waiting for. If there are too many, from one address or
 * in total, a new connection replaces the one that has waited longest for its client. Silent clients therefore cannot lock out
 * others. A connection whose request is being answered is never replaced.
 */
public final class Connections implements ServerConnectionSelector, AutoCloseable {

    private static final long WATCH_MILLISECONDS = 250;
    private static final ThreadLocal<Client> CURRENT = new ThreadLocal<>();

    private final int most;
    private final int mostOfAddress;
    private final Patience patience;
    private final ServerConnectionSelector http = Http1ConnectionSelector.builder()
            .config(Http1Config.builder().build()).build();
    private final Set<Client> clients = new LinkedHashSet<>();
    private final Thread watchman;
    private volatile boolean closed;

    /**
     * Creates an empty table.
     *
     * @param most          connections in total
     * @param mostOfAddress connections from one address
     * @param patience      the time limits of clients
     */
    public Connections(int most, int mostOfAddress, Patience patience) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
        this.patience = patience;
        watchman = Thread.ofVirtual().name("gan4j-lab-connections").start(this::watch);
    }

    /**
     * Answers a request on the connection of this thread.
     *
     * @param work the handler
     */
    public static void answer(Runnable work) {
        Client client = CURRENT.get();
        if (client == null) {
            work.run();
            return;
        }
        client.begin();
        try {
            work.run();
        } finally {
            client.end();
        }
    }

    /**
     * Returns whether the connection of this thread is still reading the head of a request.
     *
     * @return whether a failure is the fault of the request
     */
    public static boolean isReadingHead() {
        Client client = CURRENT.get();
        return client != null && client.phase() != Client.Phase.AT_WORK;
    }

    /**
     * Returns the method of the request that this thread answers, exactly as it was sent.
     *
     * @return null if the thread belongs to no connection of a table
     */
    public static @Nullable String method() {
        Client client = CURRENT.get();
        return client == null ? null : client.method();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        Client client = new Client(context, patience);
        String refusal = admit(client);
        if (refusal != null) {
            client.refuse(Status.TOO_MANY_REQUESTS_429, refusal);
            throw new CloseConnectionException(refusal);
        }
        try {
            return new Counted(client, http.connection(client));
        } catch (RuntimeException e) {
            forget(client);
            throw e;
        }
    }

    /** Makes room for a connection; returns why there is none, or null. */
    private @Nullable String admit(Client client) {
        Client first = null;
        Client second = null;
        synchronized (clients) {
            List<Client> ofAddress = clients.stream().filter(each -> each.address().equals(client.address())).toList();
            if (ofAddress.size() >= mostOfAddress) {
                first = spare(ofAddress);
                if (first == null) {
                    return "there are " + mostOfAddress + " connections of this address already (the option "
                            + dev.gan4j.lab.Limit.CONNECTIONS.option() + ")";
                }
                clients.remove(first);
            }
            if (clients.size() >= most) {
                second = spareOfBusiest();
                if (second == null) {
                    return "there are " + most + " connections already, all of them busy";
                }
                clients.remove(second);
            }
            clients.add(client);
        }
        close(first);
        close(second);
        return null;
    }

    private static void close(@Nullable Client client) {
        if (client != null) {
            client.close();
        }
    }

    /** The connection that has waited longest for its client; those that never had an answer come first. */
    private static @Nullable Client spare(List<Client> candidates) {
        return candidates.stream().filter(client -> client.spare() >= 0)
                .min(Comparator.comparingInt(Client::spare).thenComparingLong(Client::since)).orElse(null);
    }

    /** A connection from the address with the most connections, or from another one if that has none to spare. */
    private @Nullable Client spareOfBusiest() {
        Map<String, List<Client>> addresses = clients.stream().collect(Collectors.groupingBy(Client::address));
        return addresses.values().stream().sorted(Comparator.comparingInt(list -> -list.size()))
                .map(Connections::spare).filter(client -> client != null).findFirst().orElse(null);
    }

    private void forget(Client client) {
        synchronized (clients) {
            clients.remove(client);
        }
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(WATCH_MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            List<Client> all;
            synchronized (clients) {
                all = List.copyOf(clients);
            }
            for (Client client : all) {
                if (client.isLate(now)) {
                    client.expire();
                }
            }
        }
    }

    /** The number of connections. */
    int count() {
        synchronized (clients) {
            return clients.size();
        }
    }

    @Override
    public void close() {
        closed = true;
        watchman.interrupt();
    }

    /** A connection of the web server that is in the table until it ends. */
    private final class Counted implements ServerConnection, InterruptableTask<Void> {

        private final Client client;
        private final ServerConnection connection;

        Counted(Client client, ServerConnection connection) {
            this.client = client;
            this.connection = connection;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            CURRENT.set(client);
            try {
                connection.handle(limit);
            } finally {
                CURRENT.remove();
                forget(client);
            }
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt);
        }

        @Override
        public boolean canInterrupt() {
            return connection instanceof InterruptableTask<?> task && task.canInterrupt();
        }

        @Override
        public void run() {
            throw new UnsupportedOperationException("a connection is handled, not run");
        }
    }
}
