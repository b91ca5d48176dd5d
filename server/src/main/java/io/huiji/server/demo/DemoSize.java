package io.huiji.server.demo;

/** How much there is of the demo chain. */
enum DemoSize {
    /** Enough to try something quickly. */
    SMALL(6, 150, 60, 2),
    /** A chain in the middle of its life: at least 300,000 receipts of members. */
    CHAIN(50, 20_000, 3_600, 13);

    private final int stores;
    private final int members;
    private final int founders;
    private final int months;

    DemoSize(int stores, int members, int founders, int months) {
        this.stores = stores;
        this.members = members;
        this.founders = founders;
        this.months = months;
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
}
