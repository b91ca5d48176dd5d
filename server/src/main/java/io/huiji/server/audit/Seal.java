package io.huiji.server.audit;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A sealed day of the journal.
 *
 * @param day in the programme's zone as it was when the day was sealed; instants from {@code fromAt}, before {@code untilAt}
 * @param rows movements
 * @param decisions decisions; {@code null}: it was sealed before decisions were sealed
 * @param previous SHA-256 of the seal before, in hexadecimal; of the first one zeros
 * @param digest SHA-256 over {@code previous}, the day, its movements and its decisions, each in order of member and id, in hexadecimal
 */
public record Seal(LocalDate day, Instant fromAt, Instant untilAt, long rows, @Nullable Long decisions, String previous, String digest) {}
