package io.huiji.server.programme;

import io.huiji.engine.programme.Programme;
import io.huiji.server.programme.model.ProgrammeReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The documents that come with the server: {@code basic}, what an empty installation runs on, and {@code demo}, a chain of milk-tea shops; and the schema they follow. */
public final class ProgrammeDocuments {

    private ProgrammeDocuments() {}

    public static Programme basic() {
        return ProgrammeReader.read(bytes("basic.json")).programme();
    }

    public static Programme demo() {
        return ProgrammeReader.read(bytes("demo.json")).programme();
    }

    /** JSON Schema, draft 2020-12. */
    public static byte[] schema() {
        return bytes("programme.schema.json");
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = ProgrammeDocuments.class.getResourceAsStream("/programmes/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource programmes/" + name);
            }
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
