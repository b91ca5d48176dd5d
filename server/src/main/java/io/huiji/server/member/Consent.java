package io.huiji.server.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger of consents.
 *
 * @param purpose a purpose of {@link ConsentTexts}
 * @param version of the text that was shown
 * @param given {@code false}: taken back
 * @param place where it was said, e.g. {@code member-page}, {@code till}
 * @param storeId the store that she joined at; {@code null}: none
 */
public record Consent(long id, String purpose, String version, boolean given, Instant at, String place, @Nullable Long storeId) {}
