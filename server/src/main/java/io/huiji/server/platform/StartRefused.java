package io.huiji.server.platform;

/** The application does not start. The message is one line that says why and what to do; it is shown without a stack trace. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
