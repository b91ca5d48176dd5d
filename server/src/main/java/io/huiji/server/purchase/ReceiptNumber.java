package io.huiji.server.purchase;

import io.huiji.server.access.Caller.NumberSpace;
import java.time.LocalDate;

/**
 * A receipt's or refund's business number: unique within the space of whoever prints it (I8), for as long as the books live.
 *
 * @param space e.g. {@code store:12}, {@code store:12:2026-11-23}, {@code partner:3}, {@code import:online-retail}
 * @param number 1 to 64 characters
 */
public record ReceiptNumber(String space, String number) implements Comparable<ReceiptNumber> {

    public static ReceiptNumber of(NumberSpace space, long partnerId, long storeId, LocalDate businessDay, String number) {
        return switch (space) {
            case STORE -> new ReceiptNumber("store:" + storeId, number);
            case STORE_DAY -> new ReceiptNumber("store:" + storeId + ":" + businessDay, number);
            case PARTNER -> new ReceiptNumber("partner:" + partnerId, number);
        };
    }

    @Override
    public int compareTo(ReceiptNumber other) {
        int bySpace = space.compareTo(other.space);
        return bySpace != 0 ? bySpace : number.compareTo(other.number);
    }
}
