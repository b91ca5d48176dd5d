package io.huiji.server.purchase.store;

import io.huiji.server.purchase.NewReceipt;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** New receipts as one array per column, for one {@code unnest}. */
final class ReceiptColumns {

    private final String[] spaces;
    private final String[] numbers;
    private final String[] states;
    private final @Nullable Long[] members;
    private final @Nullable Long[] decisions;
    private final @Nullable String[] bookedAt;
    private final long[] stores;
    private final String[] eventAt;
    private final long[] netFen;
    private final long[] imports;
    private final @Nullable UUID[] phones;
    private final @Nullable String[] bodies;

    ReceiptColumns(List<NewReceipt> receipts) {
        int size = receipts.size();
        spaces = new String[size];
        numbers = new String[size];
        states = new String[size];
        members = new @Nullable Long[size];
        decisions = new @Nullable Long[size];
        bookedAt = new @Nullable String[size];
        stores = new long[size];
        eventAt = new String[size];
        netFen = new long[size];
        imports = new long[size];
        phones = new @Nullable UUID[size];
        bodies = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            set(i, receipts.get(i));
        }
    }

    private void set(int i, NewReceipt receipt) {
        spaces[i] = receipt.number().space();
        numbers[i] = receipt.number().number();
        states[i] = receipt.state().name().toLowerCase(Locale.ROOT);
        members[i] = receipt.memberId();
        decisions[i] = receipt.decisionId();
        bookedAt[i] = receipt.bookedAt() == null ? null : receipt.bookedAt().toString();
        stores[i] = receipt.storeId();
        eventAt[i] = receipt.eventAt().toString();
        netFen[i] = receipt.netFen();
        imports[i] = receipt.importId();
        phones[i] = receipt.phoneHash();
        bodies[i] = receipt.body();
    }

    List<Object> arrays() {
        return List.of(spaces, numbers, states, members, decisions, bookedAt, stores, eventAt, netFen, imports, phones, bodies);
    }
}
