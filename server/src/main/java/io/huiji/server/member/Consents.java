package io.huiji.server.member;

import io.huiji.server.member.store.ConsentSql;
import io.huiji.server.platform.Ids;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ledger of consents (Q1): what a member agreed to and took back. Nothing in it is ever changed. Writes run in the caller's transaction. */
@Component
public class Consents {

    /** Most rows of one member that are read; who changes her mind oftener sees her newest ones. */
    private static final int ROWS_MAX = 1_000;

    private final ConsentSql rows;
    private final ConsentTexts texts;
    private final Ids ids;
    private final InstantSource clock;

    Consents(ConsentSql rows, ConsentTexts texts, Ids ids, InstantSource clock) {
        this.rows = rows;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    /** A purpose, and the version of its text that the person had before her. */
    public record Agreed(String purpose, String version) {}

    /**
     * Every purpose is known, each in its present text, and all that is required is there.
     *
     * @throws Problem {@code invalid_field} on {@code field}
     */
    public void requireAll(String field, List<Agreed> agreed) {
        for (int i = 0; i < agreed.size(); i++) {
            requireCurrent(field + "[" + i + "]", agreed.get(i));
        }
        for (ConsentTexts.ConsentPurpose purpose : texts.all()) {
            if (purpose.required() && agreed.stream().noneMatch(one -> one.purpose().equals(purpose.purpose()))) {
                throw Problem.invalid(field, "required", "须同意:" + purpose.title().zh(), "This must be agreed to: " + purpose.title().en());
            }
        }
    }

    /** Already checked by {@link #requireAll}. */
    public void give(long memberId, List<Agreed> agreed, String place, @Nullable Long storeId) {
        agreed.stream().distinct().forEach(one -> add(memberId, one.purpose(), one.version(), true, place, storeId));
    }

    /**
     * Agrees to one purpose or takes it back.
     *
     * @throws Problem {@code invalid_field} on {@code purpose} or {@code version}, {@code state_conflict}: membership needs it
     */
    public Consent say(long memberId, Agreed about, boolean given, String place) {
        ConsentTexts.ConsentPurpose purpose = requireCurrent("", about);
        if (!given && purpose.required()) {
            throw Problem.of(ProblemCode.STATE_CONFLICT, Map.of("reason", "close_the_account"));
        }
        return add(memberId, about.purpose(), about.version(), given, place, null);
    }

    /** All that she ever said, oldest first. */
    public List<Consent> of(long memberId) {
        return rows.of(memberId, ROWS_MAX);
    }

    private ConsentTexts.ConsentPurpose requireCurrent(String path, Agreed about) {
        String prefix = path.isEmpty() ? "" : path + ".";
        ConsentTexts.ConsentPurpose purpose = texts.find(about.purpose()).orElseThrow(() ->
                Problem.invalid(prefix + "purpose", "unknown_value", "没有这一项授权", "There is no such purpose"));
        if (!Objects.equals(purpose.version(), about.version())) {
            throw Problem.invalid(prefix + "version", "unknown_value", "文本已更新,请重新阅读", "The text has changed; please read it again");
        }
        return purpose;
    }

    private Consent add(long memberId, String purpose, String version, boolean given, String place, @Nullable Long storeId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Consent consent = new Consent(ids.next(), purpose, version, given, now, place, storeId);
        rows.add(memberId, consent);
        return consent;
    }
}
