package io.huiji.server.platform.web;

import io.huiji.server.platform.CallerId;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Reads the body of a request into memory, up to a limit. Runs after {@code access} knows the caller: of a stranger only a small one is read, where she may ask at all. */
final class BodyFilter extends HttpFilter {

    private static final long serialVersionUID = 1;
    private static final String BULK = "/api/v1/purchases/bulk";
    private static final String IMPORTS = "/api/v1/imports";
    private static final String CSV = "text/csv";
    private static final String OCTETS = "application/octet-stream";
    private static final byte[] NOTHING = {};

    private final transient EdgeSettings settings;

    BodyFilter(EdgeSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String path = request.getRequestURI();
        JsonEncoding.require(request.getContentType());
        if (!CallerId.isKnown(request)) {
            requireSize(request, settings.strangerBodyMax().toBytes());
            chain.doFilter(new BufferedRequest(request, read(request, (int) settings.strangerBodyMax().toBytes())), response);
        } else if (path.startsWith(IMPORTS) && isOf(request, OCTETS)) {
            long limitBytes = settings.fileMax().toBytes();
            requireSize(request, limitBytes);
            chain.doFilter(new FileRequest(request, limitBytes), response);
        } else {
            long limitBytes = (path.equals(BULK) || isOf(request, CSV) ? settings.bulkBodyMax() : settings.bodyMax()).toBytes();
            requireSize(request, limitBytes);
            chain.doFilter(new BufferedRequest(request, read(request, (int) limitBytes)), response);
        }
    }

    private static boolean isOf(HttpServletRequest request, String wanted) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, wanted, 0, wanted.length());
    }

    private static void requireSize(HttpServletRequest request, long limitBytes) {
        if (request.getContentLengthLong() > limitBytes) {
            throw tooLarge(limitBytes);
        }
    }

    private static byte[] read(HttpServletRequest request, int limitBytes) throws IOException {
        if (request.getContentLengthLong() == 0) {
            return NOTHING;
        }
        byte[] body = request.getInputStream().readNBytes(limitBytes + 1);
        if (body.length > limitBytes) {
            throw tooLarge(limitBytes);
        }
        JsonEncoding.require(request.getContentType(), body);
        return body;
    }

    private static Problem tooLarge(long limitBytes) {
        return Problem.of(ProblemCode.BODY_TOO_LARGE, Map.of("limitBytes", limitBytes));
    }

    private static final class FileRequest extends HttpServletRequestWrapper {
        private final long limitBytes;

        FileRequest(HttpServletRequest request, long limitBytes) {
            super(request);
            this.limitBytes = limitBytes;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), limitBytes);
        }
    }
}
