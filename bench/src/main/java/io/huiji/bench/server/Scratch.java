package io.huiji.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A folder of our own and what runs in it. {@link #close} ends the one, then removes the other; it may be called twice and from a shutdown hook. */
public final class Scratch implements AutoCloseable {

    private final Path root;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    private Scratch(Path root) {
        this.root = root;
    }

    public static Scratch make(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new Scratch(Files.createTempDirectory(parent.toAbsolutePath(), "scratch-"));
    }

    public Path folder(String name) {
        return root.resolve(name);
    }

    /** Ends it with the scratch folder, if nobody did before. */
    public synchronized <T extends AutoCloseable> T keep(T resource) {
        if (closed) {
            end(resource);
            throw new IllegalStateException("the scratch folder is closed");
        }
        running.push(resource);
        return resource;
    }

    public synchronized void end(AutoCloseable resource) {
        running.remove(resource);
        try {
            resource.close();
        } catch (Exception failed) {
            throw new IllegalStateException("could not be ended: " + failed.getMessage(), failed);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            while (!running.isEmpty()) {
                end(running.peek());
            }
        } finally {
            remove();
        }
    }

    private void remove() {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
                    if (failed instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failed;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failed) throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            throw new UncheckedIOException("the scratch folder " + root + " could not be removed", left);
        }
    }
}
