package io.huiji.server.imports.job;

import io.huiji.server.imports.model.BalanceLines.Columns;
import io.huiji.server.imports.model.BalanceLines.Line;
import io.huiji.server.imports.model.MemberLines.Identity;
import io.huiji.server.imports.model.Reason;
import io.huiji.server.imports.model.Rejections;
import io.huiji.server.imports.store.BalanceSql;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberEntry;
import io.huiji.server.member.MemberEntry.Change;
import io.huiji.server.member.MemberPages;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whose the lines of a file are: lines with the same identities are one holder's, each with another end of life. A line of a card alone, without points and
 * name, is a printed card that nobody has yet.
 */
final class BalanceHolders {

    /** A balance of a line with its store. */
    record Balance(Line line, @Nullable Long storeId) {

        LocalDate expiresOn() {
            return line.expiresOn() == null ? BalanceSql.BY_PROGRAMME : line.expiresOn();
        }
    }

    /** Somebody with what she had. */
    static final class Holder {

        final MemberEntry entry;
        final List<Balance> balances = new ArrayList<>(1);
        final Map<LocalDate, Long> lineOfDay = new HashMap<>(2);
        final List<Long> lines = new ArrayList<>(1);
        long memberId;
        @Nullable Change change;

        private Holder(MemberEntry entry) {
            this.entry = entry;
        }
    }

    private final Stores stores;
    private final Columns columns;
    private final Rejections rejections;
    private final Instant now;
    private final Map<String, Holder> holders = new LinkedHashMap<>();
    private final Map<String, Long> lineOfIdentity = new HashMap<>();
    private final Map<String, Long> blankCards = new LinkedHashMap<>();

    BalanceHolders(Stores stores, Columns columns, Rejections rejections, Instant now) {
        this.stores = stores;
        this.columns = columns;
        this.rejections = rejections;
        this.now = now;
    }

    Collection<Holder> holders() {
        return holders.values();
    }

    /** Their lines by number. */
    Map<String, Long> blankCards() {
        return blankCards;
    }

    void add(Line line) {
        Map<IdentityKind, String> spelled = spelled(line);
        Store store = line.store() == null ? null : stores.findByCode(line.store()).orElse(null);
        if (line.store() != null && store == null) {
            rejections.reject(line.line(), columns.store(), Reason.STORE_UNKNOWN);
        } else if (spelled != null) {
            Long storeId = store == null ? null : store.id();
            Holder known = holders.get(spelled.toString());
            if (known != null) {
                addTo(known, new Balance(line, storeId));
            } else if (isFirst(line, spelled)) {
                begin(line, spelled, storeId);
            }
        }
    }

    private void begin(Line line, Map<IdentityKind, String> spelled, @Nullable Long storeId) {
        String card = spelled.get(IdentityKind.CARD);
        if (card != null && spelled.size() == 1 && line.points() == 0 && line.name() == null) {
            blankCards.put(card, line.line());
            return;
        }
        Holder holder = new Holder(new MemberEntry(line.line(), spelled, line.name(), null, storeId, now));
        holders.put(spelled.toString(), holder);
        addTo(holder, new Balance(line, storeId));
    }

    private void addTo(Holder holder, Balance balance) {
        long line = balance.line().line();
        Long before = holder.lineOfDay.putIfAbsent(balance.expiresOn(), line);
        if (before != null) {
            rejections.reject(line, columns.points(), "第 " + before + " 行已有同一会员、同一有效期的余额", "line " + before + " has a balance of the same member with the same end");
            return;
        }
        holder.lines.add(line);
        if (balance.line().points() > 0) {
            holder.balances.add(balance);
        }
    }

    /** {@code null}: rejected. */
    private @Nullable Map<IdentityKind, String> spelled(Line line) {
        Map<IdentityKind, String> spelled = new TreeMap<>();
        for (Map.Entry<Identity, String> identity : line.identities().entrySet()) {
            IdentityKind kind = IdentityKind.valueOf(identity.getKey().name());
            String spelling = MemberPages.spelling(kind, identity.getValue()).orElse(null);
            if (spelling == null) {
                rejections.reject(line.line(), columns.of(identity.getKey()), kind == IdentityKind.PHONE ? Reason.NOT_A_PHONE : Reason.WRONG_FORMAT);
                return null;
            }
            spelled.put(kind, spelling);
        }
        return spelled;
    }

    /** The first of two holders with the same identity counts. */
    private boolean isFirst(Line line, Map<IdentityKind, String> spelled) {
        boolean first = true;
        for (Map.Entry<IdentityKind, String> identity : spelled.entrySet()) {
            Long before = lineOfIdentity.putIfAbsent(identity.getKey() + ":" + identity.getValue(), line.line());
            if (before != null) {
                rejections.reject(line.line(), columns.of(Identity.valueOf(identity.getKey().name())), "第 " + before + " 行已有同一标识",
                        "line " + before + " has the same one");
                first = false;
            }
        }
        return first;
    }
}
