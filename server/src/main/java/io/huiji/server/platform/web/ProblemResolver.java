package io.huiji.server.platform.web;

import io.huiji.server.platform.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers everything that is thrown, by handlers and by filters, with a problem document. */
@Component
final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private static final int CAUSES_MAX = 20;

    private final Problems problems;
    private final ProblemWriter writer;

    ProblemResolver(Problems problems, ProblemWriter writer) {
        this.problems = problems;
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        try {
            answer(request, response, thrown);
        } catch (IOException gone) {
            LOG.debug("the client went away");
        }
        return new ModelAndView();
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Throwable thrown) throws IOException {
        if (isWalkedAway(thrown)) {
            LOG.debug("the client went away");
            return;
        }
        Problem problem = problems.of(thrown);
        request.setAttribute(Problem.ATTRIBUTE, problem);
        if (response.isCommitted()) {
            LOG.warn("answer of {} {} broke off: {}", request.getMethod(), Scrubbed.text(request.getRequestURI()), problem.code());
            return;
        }
        writer.write(response, problem);
    }

    /** Whoever asked does not wait for the answer any more: nothing can be told her, and nothing of ours went wrong. */
    private static boolean isWalkedAway(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < CAUSES_MAX; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
            depth++;
        }
        return false;
    }
}
