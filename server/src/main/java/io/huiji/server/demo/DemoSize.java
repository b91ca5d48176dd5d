package io.huiji.server.demo;

/** How much there is of the demo chain. */
enum DemoSize {
    /** Enough to try something quickly. */
    SMALL(6, 150, 60, 2, 1_500),
    /** A chain in the middle of its life: at least 300,000 receipts of members. */
    CHAIN(50, 20_000, 3_600, 13, 304_000);

    private final int stores;
    private final int members;
    private final int founders;
    private final int months;
    private final int receipts;

    DemoSize(int stores, int members, int founders, int months, int receipts) {
        this.stores = stores;
        this.members = members;
        this.founders = founders;
        this.months = months;
        this.receipts = receipts;
    }

    int stores() {
        return stores;
    }

    int members() {
        return members;
    }

    /** Members whom the chain had before, on cards of paper. */
    int founders() {
        return founders;
    }

    /** Whole months before the present one. More than twelve, so that points lapse within sight. */
    int months() {
        return months;
    }

    /** Receipts of members, about; on whatever day of the month the chain is made. */
    int receipts() {
        return receipts;
    }
}
