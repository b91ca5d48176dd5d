package io.huiji.server.member;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What members are asked to agree to: {@code consents.json}. A changed text gets a new version; what was agreed to keeps the version it was shown in. */
@Component
public class ConsentTexts {

    private final List<ConsentPurpose> purposes;

    ConsentTexts(JsonMapper json) {
        this.purposes = read(json);
    }

    /**
     * @param purpose e.g. {@code terms}, {@code marketing}
     * @param required nobody can be a member without it; to take it back is to close the account
     */
    public record ConsentPurpose(String purpose, String version, boolean required, ConsentText title, ConsentText text) {}

    /** Both languages. */
    public record ConsentText(String zh, String en) {}

    private record File(List<ConsentPurpose> purposes) {}

    public List<ConsentPurpose> all() {
        return purposes;
    }

    public Optional<ConsentPurpose> find(String purpose) {
        return purposes.stream().filter(known -> known.purpose().equals(purpose)).findFirst();
    }

    private static List<ConsentPurpose> read(JsonMapper json) {
        try (InputStream file = ConsentTexts.class.getResourceAsStream("/member/consents.json")) {
            if (file == null) {
                throw new IllegalStateException("missing resource member/consents.json");
            }
            return List.copyOf(json.readValue(file, File.class).purposes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
