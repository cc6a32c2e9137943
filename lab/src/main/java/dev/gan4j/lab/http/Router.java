package dev.gan4j.lab.http;

import dev.gan4j.InvalidInputException;
import dev.gan4j.lab.net.Refusal;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.ErrorAnswer;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.ServerLog;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the handler of a request, and answers every failure with a reason in JSON. */
public final class Router {

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");
    private static final String GET = "GET";
    private static final int FIRST_FAILURE = 500;
    private static final int LONGEST_SENTENCE = 900;

    private final Gate gate;
    private final Assets assets = new Assets();
    private final List<Route> routes = new ArrayList<>();

    /** Answers a request. */
    @FunctionalInterface
    interface Handler {

        /**
         * Answers.
         *
         * @param exchange   the request and its answer
         * @param parameters the path's parameters, in order
         */
        void handle(Exchange exchange, List<String> parameters);
    }

    /** A method of a path, the form of its requests, and their handler. */
    record Route(String method, List<String> path, Form form, Handler handler) {

        /** The path's parameters; null if the path does not match. */
        @Nullable
        List<String> match(List<String> asked) {
            if (asked.size() != path.size()) {
                return null;
            }
            List<String> parameters = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals("{}")) {
                    parameters.add(asked.get(i));
                } else if (!path.get(i).equals(asked.get(i))) {
                    return null;
                }
            }
            return parameters;
        }
    }

    Router(Gate gate) {
        this.gate = gate;
    }

    /** Adds a route; a path such as {@code /api/runs/{}}. */
    Router add(String method, String path, Form form, Handler handler) {
        routes.add(new Route(method, List.of(path.split("/", -1)), form, handler));
        return this;
    }

    /** All routes except those of the page's files. */
    List<Route> routes() {
        return List.copyOf(routes);
    }

    /**
     * Answers a request.
     *
     * @param request  the request
     * @param response the answer
     */
    public void handle(ServerRequest request, ServerResponse response) {
        Exchange exchange = new Exchange(request, response);
        try {
            if (!gate.check(exchange)) {
                route(exchange);
            }
        } catch (ApiException e) {
            refuse(exchange, e);
        } catch (InvalidInputException e) {
            refuse(exchange, ApiException.invalid(String.valueOf(e.getMessage())));
        } catch (UncheckedIOException | CloseConnectionException e) {
            // The client has disconnected.
            LOGGER.log(System.Logger.Level.DEBUG, "a request was not answered to its end", e);
            throw e;
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("a request was not sent to its end", e);
        } catch (RequestException e) {
            refuse(exchange, e.status());
        } catch (HttpException e) {
            refuse(exchange, e.status());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            ServerLog.LOG.write(System.Logger.Level.ERROR,
                    "a request failed: " + Json.shown(exchange.method()) + " " + Json.shown(exchange.path()), e);
            if (!exchange.isSent()) {
                exchange.send(500, new ErrorAnswer("the server failed; its log says why", "failure"));
            }
        }
        if (exchange.isLast()) {
            throw new CloseConnectionException("this was the last request");
        }
    }

    /** A fault that the web server finds in a body while it is read; it is unknown where the next request begins. */
    private static void refuse(Exchange exchange, Status status) {
        Status shown = status.code() < FIRST_FAILURE ? status : Status.BAD_REQUEST_400;
        if (exchange.isSent()) {
            throw new CloseConnectionException("a body could not be read");
        }
        exchange.makeLast();
        exchange.send(shown.code(), "application/json; charset=utf-8",
                Refusal.body(shown, "the body cannot be read: " + shown.reasonPhrase()));
    }

    private static void refuse(Exchange exchange, ApiException e) {
        if (exchange.isSent()) {
            throw e;
        }
        if (exchange.header("Transfer-Encoding") != null) {
            exchange.makeLast(); // chunks are not read for nothing
        }
        exchange.send(e.status(), new ErrorAnswer(Json.shown(e.sentence(), LONGEST_SENTENCE), e.code()));
    }

    private void route(Exchange exchange) {
        String path = exchange.path();
        String method = exchange.isHead() ? GET : exchange.method();
        List<String> asked = List.of(path.split("/", -1));
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            List<String> parameters = route.match(asked);
            if (parameters != null) {
                if (route.method.equals(method)) {
                    route.form.check(exchange);
                    route.handler.handle(exchange, parameters);
                    return;
                }
                methods.add(route.method);
            }
        }
        if (assets.has(path)) {
            if (method.equals(GET)) {
                exchange.requireNoBody();
                assets.serve(exchange);
                return;
            }
            methods.add(GET);
        }
        if (methods.isEmpty()) {
            throw ApiException.unknown("there is no " + Json.shown(path));
        }
        if (methods.contains(GET)) {
            methods.add("HEAD");
        }
        exchange.header("Allow", String.join(", ", methods));
        throw ApiException.method(Json.shown(path) + " takes " + String.join(", ", methods) + " but was asked to "
                + Json.shown(exchange.method()));
    }
}
