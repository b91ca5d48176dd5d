package io.huiji.server.imports.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds which sale a return takes back, for files whose returns name no receipt.
 *
 * <p>Returns are taken in order of time, then of the file. Candidates are sales of the same member and product at the same time or earlier with units left:
 * latest first, of equal times the later in the file first, those that were in the books before after those of the file. So each member's product is a pile
 * that sales are put on in order of time, and a return takes from its top:
 * <pre>
 *   sold 3 at 9:00, sold 2 at 10:00, returned 4 at 11:00   →  2 of 10:00, 2 of 9:00
 *                                    returned 6 at 11:00   →  5 of 6: in part
 *   returned 1 at 8:00, sold 1 at 9:00                     →  nothing found
 * </pre>
 * What is found is taken back at the sale line's price. What was found for a return in an earlier run stays found.
 */
public final class ReturnMatching {

    /** {@code units} of a sale line that a return line takes back; indexes into {@link Contents#returns} and {@link Contents#sales}. */
    public record Piece(int returnLine, int saleLine, int units, long amountFen) {}

    /** What is gone of a sale line already, whoever took it; what was found earlier included. */
    public record Taken(int units, long amountFen) {

        public static final Taken NOTHING = new Taken(0, 0);
    }

    private record Key(int member, int product) {}

    private final Contents contents;
    private final int[] leftUnits;
    private final long[] leftFen;
    private final List<Piece> pieces;
    private final int found;
    private final int[] foundUnits;

    private ReturnMatching(Contents contents, List<Piece> foundBefore, Map<Integer, Taken> taken) {
        this.contents = contents;
        int sales = contents.sales.size();
        leftUnits = new int[sales];
        leftFen = new long[sales];
        for (int i = 0; i < sales; i++) {
            leftUnits[i] = contents.sales.quantity(i);
            leftFen[i] = contents.sales.amountFen(i);
        }
        taken.forEach((sale, gone) -> {
            leftUnits[sale] = Math.max(0, leftUnits[sale] - gone.units());
            leftFen[sale] = Math.max(0, leftFen[sale] - gone.amountFen());
        });
        foundUnits = new int[contents.returns.size()];
        foundBefore.forEach(piece -> foundUnits[piece.returnLine()] += piece.units());
        pieces = new ArrayList<>(foundBefore);
        found = pieces.size();
    }

    /** Of a file that is alone in the world. */
    public static ReturnMatching of(Contents contents) {
        return of(contents, List.of(), Map.of());
    }

    /**
     * @param foundBefore what earlier runs found for return lines of this file
     * @param taken what is gone of a sale line, by its index; of lines that are not in it nothing is
     */
    public static ReturnMatching of(Contents contents, List<Piece> foundBefore, Map<Integer, Taken> taken) {
        ReturnMatching matching = new ReturnMatching(contents, foundBefore, taken);
        matching.piles().values().forEach(matching::match);
        matching.pieces.subList(matching.found, matching.pieces.size()).sort(Comparator.comparingInt(Piece::returnLine));
        return matching;
    }

    /** What earlier runs found, then what was found now, in order of the return lines. */
    public List<Piece> pieces() {
        return pieces;
    }

    public List<Piece> foundNow() {
        return pieces.subList(found, pieces.size());
    }

    /** How many units of a return line found their sale: all, some or none. */
    public int foundUnits(int returnLine) {
        return foundUnits[returnLine];
    }

    private static final class Pile {
        final List<Integer> sales = new ArrayList<>();
        final List<Integer> returns = new ArrayList<>();
    }

    private Map<Key, Pile> piles() {
        Map<Key, Pile> piles = new HashMap<>();
        Lines returns = contents.returns;
        for (int i = 0; i < returns.size(); i++) {
            if (foundUnits[i] < returns.quantity(i)) {
                Key key = new Key(contents.memberOfReturn(i), returns.product(i));
                piles.computeIfAbsent(key, _ -> new Pile()).returns.add(i);
            }
        }
        int own = contents.ownSales();
        for (int i = own; i < contents.sales.size() && !piles.isEmpty(); i++) {
            addSale(piles, i);
        }
        for (int i = 0; i < own && !piles.isEmpty(); i++) {
            addSale(piles, i);
        }
        return piles;
    }

    private void addSale(Map<Key, Pile> piles, int sale) {
        int receipt = contents.sales.document(sale);
        Pile pile = piles.get(new Key(contents.receipts.member(receipt), contents.sales.product(sale)));
        if (pile != null && !contents.receipts.isBroken(receipt) && leftUnits[sale] > 0 && hasValueLeft(sale)) {
            pile.sales.add(sale);
        }
    }

    /** A till may have refunded all of a line by amount, without saying how many units came back. */
    private boolean hasValueLeft(int sale) {
        return leftFen[sale] > 0 || contents.sales.amountFen(sale) == 0;
    }

    private void match(Pile pile) {
        pile.sales.sort(Comparator.comparingLong(contents.sales::atSeconds));
        pile.returns.sort(Comparator.comparingLong(contents.returns::atSeconds));
        List<Integer> open = new ArrayList<>();
        int next = 0;
        for (int returned : pile.returns) {
            long at = contents.returns.atSeconds(returned);
            while (next < pile.sales.size() && contents.sales.atSeconds(pile.sales.get(next)) <= at) {
                open.add(pile.sales.get(next++));
            }
            takeFrom(open, returned);
        }
    }

    private void takeFrom(List<Integer> open, int returned) {
        @Nullable String original = contents.original(returned);
        int wanted = contents.returns.quantity(returned) - foundUnits[returned];
        for (int i = open.size() - 1; i >= 0 && wanted > 0; i--) {
            int sale = open.get(i);
            if (original != null && !original.equals(contents.receipts.number(contents.sales.document(sale)))) {
                continue;
            }
            int units = Math.min(wanted, leftUnits[sale]);
            long fen = contents.sales.takeBackFen(sale, units, leftUnits[sale], leftFen[sale]);
            pieces.add(new Piece(returned, sale, units, fen));
            leftUnits[sale] -= units;
            leftFen[sale] -= fen;
            foundUnits[returned] += units;
            wanted -= units;
            if (leftUnits[sale] == 0) {
                open.remove(i);
            }
        }
    }
}
