package io.huiji.server.listing.web;

/** Fen as a spreadsheet reads an amount: {@code 1234} as {@code 12.34}. */
final class Yuan {

    private static final int FEN = 100;

    private Yuan() {}

    static String of(long fen) {
        String cents = Long.toString(Math.abs(fen % FEN));
        return (fen < 0 ? "-" : "") + Math.abs(fen / FEN) + "." + (cents.length() == 1 ? "0" : "") + cents;
    }
}
