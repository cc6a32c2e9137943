package dev.gan4j.lab.wire;

import dev.gan4j.lab.Limit;

/** Thrown to refuse a request, with the answer to it. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private ApiException(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The reason as one word. */
    public String code() {
        return code;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    public static ApiException malformed(String message) {
        return new ApiException(400, "malformed", message);
    }

    /**
     * Refuses a value.
     *
     * @param message the sentence
     * @return what to throw
     */
    public static ApiException invalid(String message) {
        return new ApiException(400, "invalid", message);
    }

    public static ApiException token(String message) {
        return new ApiException(401, "token", message);
    }

    public static ApiException forbidden(String code, String message) {
        return new ApiException(403, code, message);
    }

    /**
     * Reports that something does not exist.
     *
     * @param message the sentence
     * @return what to throw
     */
    public static ApiException unknown(String message) {
        return new ApiException(404, "unknown", message);
    }

    public static ApiException method(String message) {
        return new ApiException(405, "method", message);
    }

    /**
     * Reports that something cannot be done now.
     *
     * @param message the sentence
     * @return what to throw
     */
    public static ApiException state(String message) {
        return new ApiException(409, "state", message);
    }

    /**
     * Refuses something that is too large.
     *
     * @param message the sentence, without the option
     * @param limit   which limit
     * @return what to throw
     */
    public static ApiException tooLarge(String message, Limit limit) {
        return new ApiException(413, "limit", message + " (the option " + limit.option() + ")");
    }

    /**
     * Refuses something that is larger than any option allows.
     *
     * @param message the sentence
     * @return what to throw
     */
    public static ApiException tooLarge(String message) {
        return new ApiException(413, "limit", message);
    }

    public static ApiException type(String message) {
        return new ApiException(415, "type", message);
    }

    /**
     * Refuses a request because there are too many at the same time.
     *
     * @param message the sentence, without the option
     * @param limit   which limit
     * @return what to throw
     */
    public static ApiException tooMany(String message, Limit limit) {
        return new ApiException(429, "limit", message + " (the option " + limit.option() + ")");
    }
}
