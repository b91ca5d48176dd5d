package io.huiji.server.platform.database;

import io.huiji.server.platform.DatabaseState;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** While the database is away the API answers 503 {@code not_done} at once, instead of letting each request wait for a connection. */
final class DatabaseGuard extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient DatabaseState state;

    DatabaseGuard(DatabaseState state) {
        this.state = state;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (!state.isAvailable()) {
            throw Problem.later(ProblemCode.NOT_DONE, DatabaseState.RETRY_AFTER);
        }
        chain.doFilter(request, response);
    }
}
