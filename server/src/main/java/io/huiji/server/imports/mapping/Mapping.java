package io.huiji.server.imports.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file of receipt lines is what. Columns are named as in the header; those that are not named here are ignored.
 *
 * @param source who wrote the files: receipts of one source are imported once each, whatever the file; {@code [a-z0-9-]{1,40}}
 * @param receipt column of the receipt number
 * @param line column of the line's number in the receipt, 1 to 1000; {@code null}: counted in order of the file
 * @param product column of the product code; {@code null}: the lines name no products
 * @param quantity column of a whole number; {@code null}: 1 each, with {@code amount}
 * @param price of one unit; exactly one of {@code price} and {@code amount} is given
 * @param amount of the whole line
 * @param channel a fixed word such as {@code till}, unless {@code channelColumn} has one
 * @param ignored lines that are none of our business
 */
public record Mapping(
        String source,
        String receipt,
        @Nullable String line,
        Time time,
        @Nullable String product,
        @Nullable String productName,
        @Nullable String quantity,
        @Nullable MoneyColumn price,
        @Nullable MoneyColumn amount,
        Member member,
        Store store,
        @Nullable String channel,
        @Nullable String channelColumn,
        @Nullable Returns returns,
        @Nullable List<Match> ignored,
        @Nullable Numbers numbers) {

    /**
     * @param format pattern of {@link java.time.format.DateTimeFormatter}; {@code null}: {@code uuuu-MM-dd HH:mm:ss}
     * @param zone IANA zone that local times are read in; a format with an offset needs none of it
     */
    public record Time(String column, @Nullable String format, String zone) {}

    public record MoneyColumn(String column, Unit unit) {}

    public enum Unit { YUAN, FEN }

    /** Lines with a blank member are anonymous: they belong to the store. */
    public record Member(String column, Kind kind) {}

    /** What identifies a member in the file. */
    public enum Kind { PARTNER_ID, CARD, PHONE, WECHAT }

    /**
     * One store for all lines ({@code code}, {@code name}), or a column of store codes.
     *
     * @param zone of stores that are new
     */
    public record Store(@Nullable String column, @Nullable String code, @Nullable String name, String zone) {}

    /**
     * How a line says that goods came back; any of them is enough.
     *
     * @param prefix of the receipt number
     * @param negativeQuantity a quantity below 0 is a return
     * @param originalColumn names the receipt of the sale; filled means a return, and only that receipt is looked at
     */
    public record Returns(@Nullable String prefix, @Nullable Boolean negativeQuantity, @Nullable String originalColumn) {}

    /** A cell that begins with {@code prefix}, or equals {@code value}. */
    public record Match(String column, @Nullable String prefix, @Nullable String value) {

        public boolean matches(String cell) {
            return (prefix != null && cell.startsWith(prefix)) || (value != null && cell.equals(value));
        }
    }

    /** Who numbers the receipts: each store (default), each store anew every day, or the source for all its stores. */
    public enum Numbers { STORE, STORE_DAY, SOURCE }

    public Returns returnsOrNone() {
        return returns == null ? new Returns(null, null, null) : returns;
    }

    public List<Match> ignoredOrNone() {
        return ignored == null ? List.of() : ignored;
    }

    public Numbers numbersOrStore() {
        return numbers == null ? Numbers.STORE : numbers;
    }
}
