package io.huiji.server.imports.job;

import io.huiji.server.platform.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What imports keep on disk, in {@code <data>/imports}, readable by the owner alone: the upload while it is needed, the rejected lines. */
@Component
public class ImportFiles {

    private static final String UPLOAD = "-upload";

    private final Path folder;

    ImportFiles(DataDirectory data) {
        folder = data.file("imports");
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** @return SHA-256 of what was kept, in hex */
    public String keep(long runId, InputStream upload) throws IOException {
        MessageDigest digest = io.huiji.server.platform.Digests.newSha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(uploaded(runId)), digest)) {
            upload.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    Path uploaded(long runId) {
        return folder.resolve(runId + UPLOAD);
    }

    /** Whether the upload lies on this disk. */
    boolean isHere(long runId) {
        return Files.exists(uploaded(runId));
    }

    /** Runs whose uploads lie on this disk, oldest first. */
    List<Long> uploads() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(UPLOAD))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - UPLOAD.length()))).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public Path rejected(long runId) {
        return folder.resolve(runId + "-rejected.csv");
    }

    /** The first row of a table that was kept. */
    public String[] header(long runId) {
        return HeaderReader.read(uploaded(runId));
    }

    /** The rejected lines after a place in their list. */
    public List<RejectedReader.Rejected> rejections(long runId, long afterRow, int limit) {
        return RejectedReader.read(rejected(runId), afterRow, limit);
    }

    /** Return lines that found their sale in part or not at all. */
    public Path unmatched(long runId) {
        return folder.resolve(runId + "-unmatched.csv");
    }

    /** The upload is the till's data, members and all: it goes when the run has ended, well or not. A further run brings it anew. */
    public void forget(long runId) {
        try {
            Files.deleteIfExists(uploaded(runId));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
