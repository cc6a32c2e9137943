package dev.gan4j.lab.net;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.SocketWriterException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection: what it is waiting for, and since when. */
final class Client implements ConnectionContext {

    private static final int NETWORK_BYTES = 8;
    private static final long MOMENT = TimeUnit.SECONDS.toNanos(1);

    private final ConnectionContext context;
    private final Patience patience;
    private final BoundedReader reader;
    private final DataWriter writer;
    private final String address;

    private Phase phase = Phase.HEAD;
    private long since = System.nanoTime();
    private long bodySince;
    private long bodyBytes;
    private boolean reading;
    private long writingSince;
    private long writingBytes = -1;
    private boolean served;
    private boolean told;

    /** Where a connection is. */
    enum Phase {
        /** Between two requests. */
        IDLE,
        /** From the first byte of a request to its handler, or from the beginning of the connection. */
        HEAD,
        /** The handler is running; if it reads from the connection, it is waiting for the body. */
        AT_WORK,
        /** Closed. */
        CLOSED
    }

    Client(ConnectionContext context, Patience patience) {
        this.context = context;
        this.patience = patience;
        reader = new BoundedReader(this::receive);
        writer = new WatchedWriter(context.dataWriter());
        address = network(context.remotePeer());
    }

    /** The address; for IPv6, where a client may use many addresses, that of the network. */
    private static String network(PeerInfo peer) {
        if (peer.address() instanceof InetSocketAddress socket && socket.getAddress() instanceof Inet6Address six) {
            return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES));
        }
        return peer.host();
    }

    String address() {
        return address;
    }

    private byte @Nullable [] receive() {
        beginToRead();
        byte[] bytes = null;
        try {
            bytes = context.serverSocket().get();
            return bytes;
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("the client has gone", e);
        } finally {
            endReading(bytes == null ? 0 : bytes.length);
        }
    }

    private synchronized void beginToRead() {
        reading = true;
        if (phase == Phase.AT_WORK && bodySince == 0) {
            bodySince = System.nanoTime();
        }
    }

    private synchronized void endReading(int bytes) {
        reading = false;
        if (phase == Phase.AT_WORK) {
            bodyBytes += bytes;
        } else if (phase == Phase.IDLE) {
            enter(Phase.HEAD);
        }
    }

    private void enter(Phase next) {
        if (phase != Phase.CLOSED) {
            phase = next;
            since = System.nanoTime();
        }
    }

    /** Marks the beginning of a handler. */
    synchronized void begin() {
        bodySince = 0;
        bodyBytes = 0;
        enter(Phase.AT_WORK);
    }

    /** Marks the end of a handler. */
    synchronized void end() {
        served = true;
        reader.awaitRequest();
        enter(Phase.IDLE);
    }

    /** The method of the current request, as it was sent. */
    String method() {
        return reader.method();
    }

    synchronized Phase phase() {
        return phase;
    }

    private synchronized void beginToWrite(long bytes) {
        writingSince = System.nanoTime();
        writingBytes = bytes;
    }

    private synchronized void endWriting() {
        writingBytes = -1;
    }

    /** Whether the client has kept the server waiting for too long. */
    synchronized boolean isLate(long now) {
        if (writingBytes >= 0 && now - writingSince > patience.forBytes(writingBytes)) {
            return true;
        }
        return switch (phase) {
            case HEAD -> now - since > patience.head().toNanos();
            case IDLE -> now - since > patience.idle().toNanos();
            case AT_WORK -> reading && now - bodySince > patience.forBytes(bodyBytes);
            case CLOSED -> false;
        };
    }

    /** How readily the connection is closed in favour of another one: from 0; negative if it must not be. */
    synchronized int spare() {
        return switch (phase) {
            case HEAD, IDLE -> served ? 1 : 0;
            case AT_WORK -> isHeldUp(System.nanoTime()) ? 2 : -1;
            case CLOSED -> -1;
        };
    }

    /** Whether the client keeps its handler waiting for longer than a read or a write normally takes. */
    private boolean isHeldUp(long now) {
        return (reading && now - bodySince > MOMENT) || (writingBytes >= 0 && now - writingSince > MOMENT);
    }

    synchronized long since() {
        return since;
    }

    /**
     * Ends a connection that {@link #isLate is late}: the first time with an answer, if none is in progress and the client
     * accepts it; the second time immediately.
     */
    void expire() {
        boolean tells;
        synchronized (this) {
            tells = !told && writingBytes < 0 && (phase == Phase.HEAD || phase == Phase.AT_WORK);
            told = true;
        }
        if (tells) {
            Thread.ofVirtual().name("gan4j-lab-late").start(() -> {
                try {
                    refuse(Status.REQUEST_TIMEOUT_408, "the request was not complete in time");
                } catch (CloseConnectionException | UncheckedIOException | SocketWriterException e) {
                    // It has closed by itself.
                } finally {
                    close();
                }
            });
        } else {
            close();
        }
    }

    /** Answers instead of the web server. */
    void refuse(Status status, String sentence) {
        writer.writeNow(BufferData.create(Refusal.answer(status, sentence)));
    }

    /** Ends the connection, and wakes threads that wait for it. */
    void close() {
        synchronized (this) {
            if (phase == Phase.CLOSED) {
                return;
            }
            phase = Phase.CLOSED;
        }
        try {
            context.serverSocket().close();
        } catch (UncheckedIOException e) {
            // It is already closed.
        }
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    /** Measures how long a write takes, because a client that does not read blocks it. */
    private final class WatchedWriter implements DataWriter {

        private final DataWriter socket;

        WatchedWriter(DataWriter socket) {
            this.socket = socket;
        }

        private void write(long bytes, Runnable work) {
            beginToWrite(bytes);
            try {
                work.run();
            } finally {
                endWriting();
            }
        }

        private static long length(BufferData... buffers) {
            return Arrays.stream(buffers).mapToLong(BufferData::available).sum();
        }

        @Override
        public void write(BufferData... buffers) {
            write(length(buffers), () -> socket.write(buffers));
        }

        @Override
        public void write(BufferData buffer) {
            write(buffer.available(), () -> socket.write(buffer));
        }

        @Override
        public void writeNow(BufferData... buffers) {
            write(length(buffers), () -> socket.writeNow(buffers));
        }

        @Override
        public void writeNow(BufferData buffer) {
            write(buffer.available(), () -> socket.writeNow(buffer));
        }

        @Override
        public void flush() {
            write(0, socket::flush);
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
