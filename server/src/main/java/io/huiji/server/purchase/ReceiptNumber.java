package io.huiji.server.purchase;

import io.huiji.server.access.Caller.NumberSpace;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;

/**
 * A receipt's or refund's business number: unique within the space of whoever prints it (I8), for as long as the books live.
 *
 * @param space e.g. {@code store:12}, {@code store:12:2026-11-23}, {@code partner:3}, {@code import:online-retail}
 * @param number 1 to 64 characters
 */
public record ReceiptNumber(String space, String number) implements Comparable<ReceiptNumber> {

    private static final char SEPARATOR = '\n';

    public static ReceiptNumber of(NumberSpace space, long partnerId, long storeId, LocalDate businessDay, String number) {
        return switch (space) {
            case STORE -> new ReceiptNumber("store:" + storeId, number);
            case STORE_DAY -> new ReceiptNumber("store:" + storeId + ":" + businessDay, number);
            case PARTNER -> new ReceiptNumber("partner:" + partnerId, number);
        };
    }

    /** The number with its space as one word that a path can hold. */
    public String id() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((space + SEPARATOR + number).getBytes(StandardCharsets.UTF_8));
    }

    /** What {@link #id()} gave; empty: it is none. */
    public static Optional<ReceiptNumber> ofId(String id) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
            int at = text.indexOf(SEPARATOR);
            return at <= 0 || at == text.length() - 1 || text.indexOf('\0') >= 0 ? Optional.empty()
                    : Optional.of(new ReceiptNumber(text.substring(0, at), text.substring(at + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(ReceiptNumber other) {
        int bySpace = space.compareTo(other.space);
        return bySpace != 0 ? bySpace : number.compareTo(other.number);
    }
}
