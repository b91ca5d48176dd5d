package io.huiji.server.imports;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The half million real receipt lines that lie beside the project, not in it. */
public final class RealFile {

    private static final String PLACE = "shared/data/online_retail.csv.gz";

    private RealFile() {}

    /** Skips the test, saying so, where the file is absent. */
    public static Path orSkip() {
        Path file = find();
        if (file == null) {
            System.out.println("SKIPPED: ../" + PLACE + " is absent, so nothing was shown on real receipts");
        }
        assumeTrue(file != null, "../" + PLACE + " is absent");
        return java.util.Objects.requireNonNull(file);
    }

    private static @Nullable Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(PLACE))) {
                return folder.resolve(PLACE);
            }
        }
        return null;
    }
}
