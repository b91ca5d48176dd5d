package io.huiji.server.insight.model;

/** Sums over days, stores and tiers. Points and fen as they were booked; what was taken back counts apart. */
public record Sums(
        long receipts, long lines, long units, long salesFen, long refunds, long refundedFen,
        long issued, long clawedBack, long redeemed, long restored, long redemptions, long expired, long adjustedUp, long adjustedDown, long transferred) {

    public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Sums plus(Sums more) {
        return new Sums(receipts + more.receipts, lines + more.lines, units + more.units, salesFen + more.salesFen, refunds + more.refunds,
                refundedFen + more.refundedFen, issued + more.issued, clawedBack + more.clawedBack, redeemed + more.redeemed, restored + more.restored,
                redemptions + more.redemptions, expired + more.expired, adjustedUp + more.adjustedUp, adjustedDown + more.adjustedDown,
                transferred + more.transferred);
    }

    /** What members paid and did not get back. */
    public long netFen() {
        return salesFen - refundedFen;
    }

    /** Redeemed and not reversed. */
    public long netRedeemed() {
        return redeemed - restored;
    }

    public long netIssued() {
        return issued - clawedBack;
    }

    /** By how much all that members have or owe has grown. */
    public long outstandingDelta() {
        return netIssued() - netRedeemed() - expired + adjustedUp - adjustedDown;
    }
}
