package io.huiji.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory that holds everything an installation keeps ({@code HUIJI_DATA}). Made when missing; open to its owner alone (0700). */
public record DataDirectory(Path root) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
        makePrivate(root);
    }

    public Path file(String name) {
        return root.resolve(name);
    }

    /** A secret of 256 random bits in hex, made at the first call and kept in {@code secrets/} (0600). */
    public String secret(String name) {
        Path directory = root.resolve("secrets");
        makePrivate(directory);
        String relative = "secrets/" + name;
        return read(relative).orElseGet(() -> {
            writePrivate(relative, randomHex());
            return read(relative).orElseThrow();
        });
    }

    public Optional<String> read(String name) {
        Path path = root.resolve(name);
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Replaces the file at once (a reader sees the old or the new content, never half), readable by the owner alone. */
    public void writePrivate(String name, String content) {
        Path path = root.resolve(name);
        try {
            Path draft = Files.createTempFile(path.getParent(), "." + path.getFileName(), ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, content + "\n", StandardOpenOption.SYNC);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** If it is there. */
    public void delete(String name) {
        try {
            Files.deleteIfExists(root.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static String randomHex() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void makePrivate(Path directory) {
        var permissions = PosixFilePermissions.fromString("rwx------");
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(permissions));
            } else if (!Files.getPosixFilePermissions(directory).equals(permissions)) {
                refuseStrangersDirectory(directory);
                Files.setPosixFilePermissions(directory, permissions);
            }
        } catch (IOException broken) {
            throw new StartRefused("cannot use the data directory " + directory + " (" + broken.getMessage() + "): choose another with HUIJI_DATA", broken);
        }
    }

    /** Somebody else's directory (/tmp, a home) must not lose its permissions because it was named by mistake. */
    private static void refuseStrangersDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent() && !Files.exists(directory.resolve("lock"))) {
                throw new StartRefused(directory + " is open to others and holds files that are not ours: choose an empty directory with HUIJI_DATA");
            }
        }
    }
}
