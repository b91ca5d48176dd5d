package io.huiji.server.purchase.store;

import io.huiji.server.platform.Arrays;
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
    private final @Nullable Long[] bookedMicros;
    private final long[] stores;
    private final long[] eventMicros;
    private final long[] netFen;
    private final long[] imports;
    private final @Nullable UUID[] phones;
    private final @Nullable String[] channels;
    private final @Nullable String[] bodies;

    ReceiptColumns(List<NewReceipt> receipts) {
        int size = receipts.size();
        spaces = new String[size];
        numbers = new String[size];
        states = new String[size];
        members = new @Nullable Long[size];
        decisions = new @Nullable Long[size];
        bookedMicros = new @Nullable Long[size];
        stores = new long[size];
        eventMicros = new long[size];
        netFen = new long[size];
        imports = new long[size];
        phones = new @Nullable UUID[size];
        channels = new @Nullable String[size];
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
        bookedMicros[i] = receipt.bookedAt() == null ? null : Arrays.micros(receipt.bookedAt());
        stores[i] = receipt.storeId();
        eventMicros[i] = Arrays.micros(receipt.eventAt());
        netFen[i] = receipt.netFen();
        imports[i] = receipt.importId();
        phones[i] = receipt.phoneHash();
        channels[i] = receipt.channel();
        bodies[i] = receipt.body();
    }

    Object[] arrays() {
        return new Object[] {spaces, numbers, states, members, decisions, bookedMicros, stores, eventMicros, netFen, imports, phones, channels, bodies};
    }
}
