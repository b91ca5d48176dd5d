package io.huiji.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection with at most one request under way. */
final class Connection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final byte[] request;
    private final ByteBuffer out;
    private final ResponseParser response = new ResponseParser();
    private long startNanos;
    private boolean busy;

    Connection(InetSocketAddress address, Selector selector, byte[] request) throws IOException {
        this.request = request;
        this.out = ByteBuffer.wrap(request);
        this.channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    byte[] request() {
        return request;
    }

    boolean busy() {
        return busy;
    }

    /** From when its latency counts. */
    long startNanos() {
        return startNanos;
    }

    ResponseParser response() {
        return response;
    }

    void send(long countedFromNanos) throws IOException {
        startNanos = countedFromNanos;
        busy = true;
        response.reset();
        out.clear();
        flush();
    }

    /** Goes on with a request that did not fit into the socket at once. */
    void flush() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /**
     * @param buffer a scratch buffer, empty
     * @return whether the answer is complete
     * @throws IOException if the server closed the connection
     */
    boolean receive(ByteBuffer buffer) throws IOException {
        while (true) {
            buffer.clear();
            int read = channel.read(buffer);
            if (read < 0) {
                throw new IOException("the server closed the connection" + (busy ? " before its answer" : ""));
            }
            if (read == 0) {
                return false;
            }
            buffer.flip();
            if (response.feed(buffer)) {
                if (buffer.hasRemaining()) {
                    throw new IllegalStateException("more bytes than the response has: " + buffer.remaining());
                }
                busy = false;
                return true;
            }
        }
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException ignored) {
            // It is closed as far as we can.
        }
    }
}
