package io.huiji.server.imports.job;

import io.huiji.server.imports.model.MemberLines;
import io.huiji.server.imports.model.MemberLines.Columns;
import io.huiji.server.imports.model.MemberLines.Identity;
import io.huiji.server.imports.model.MemberLines.Line;
import io.huiji.server.imports.model.Reason;
import io.huiji.server.imports.model.Rejections;
import io.huiji.server.imports.mapping.MemberMapping;
import io.huiji.server.member.IdentityKind;
import io.huiji.server.member.MemberEntry;
import io.huiji.server.member.MemberEntry.Change;
import io.huiji.server.member.MemberEntry.Result;
import io.huiji.server.member.MemberPages;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One reading of a file of members: the first only looks and rejects, the second carries out what the first let through. */
final class MemberPass implements MemberLines.Sink {

    private final Stores stores;
    private final Rejections rejections;
    private final Instant now;
    private final Progress progress;
    private final Function<List<MemberEntry>, List<Result>> action;
    private final BitSet rejected;
    private final boolean looking;
    private final Map<String, Long> lineOfIdentity = new HashMap<>();
    private final Map<Long, Long> lineOfMember = new HashMap<>();
    private final List<MemberEntry> page = new ArrayList<>(MemberPages.PAGE_MAX);
    private final Map<Change, Long> counts = new EnumMap<>(Change.class);
    private @Nullable Columns columns;
    private @Nullable MemberMapping mapping;

    private MemberPass(Stores stores, Rejections rejections, Instant now, Progress progress, Function<List<MemberEntry>, List<Result>> action, BitSet rejected,
            boolean looking) {
        this.stores = stores;
        this.rejections = rejections;
        this.now = now;
        this.progress = progress;
        this.action = action;
        this.rejected = rejected;
        this.looking = looking;
    }

    static MemberPass looking(MemberPages pages, Stores stores, Rejections rejections, Instant now, Progress progress) {
        return new MemberPass(stores, rejections, now, progress, pages::look, new BitSet(), true);
    }

    /** Carries out what this one has let through. */
    MemberPass writing(MemberPages pages) {
        return new MemberPass(stores, rejections, now, progress, pages::write, rejected, false);
    }

    @Override
    public void begin(MemberMapping found, Columns names) {
        mapping = found;
        columns = names;
    }

    @Override
    public void take(Line line) {
        if (!looking && rejected.get((int) line.line())) {
            return;
        }
        progress.check();
        MemberEntry entry = entry(line);
        if (entry != null) {
            page.add(entry);
            if (page.size() == MemberPages.PAGE_MAX) {
                turn();
            }
        }
    }

    /** After the last line. */
    void end() {
        if (!page.isEmpty()) {
            turn();
        }
    }

    /** {@code null}: rejected. */
    private @Nullable MemberEntry entry(Line line) {
        Columns names = java.util.Objects.requireNonNull(columns);
        Map<IdentityKind, String> identities = new LinkedHashMap<>();
        line.identities().forEach((identity, value) -> identities.put(IdentityKind.valueOf(identity.name()), value));
        Store store = line.store() == null ? null : stores.findByCode(line.store()).orElse(null);
        boolean fits = true;
        if (line.store() != null && store == null) {
            reject(line.line(), names.store(), Reason.STORE_UNKNOWN);
            fits = false;
        }
        if (looking) {
            fits &= isFirst(line, identities, names);
        }
        Instant enrolledAt = line.enrolledAt() == null || line.enrolledAt().isAfter(now) ? now : line.enrolledAt();
        return fits ? new MemberEntry(line.line(), identities, line.name(), line.birthday(), store == null ? null : store.id(), enrolledAt) : null;
    }

    /** The first of two lines with the same identity counts. */
    private boolean isFirst(Line line, Map<IdentityKind, String> identities, Columns names) {
        boolean first = true;
        for (Map.Entry<IdentityKind, String> identity : identities.entrySet()) {
            String spelling = MemberPages.spelling(identity.getKey(), identity.getValue()).orElse(null);
            Long before = spelling == null ? null : lineOfIdentity.putIfAbsent(identity.getKey() + ":" + spelling, line.line());
            if (before != null) {
                rejected(line.line(), names.of(Identity.valueOf(identity.getKey().name())), "第 " + before + " 行已有同一标识", "line " + before + " has the same one");
                first = false;
            }
        }
        return first;
    }

    private void turn() {
        List<Result> results = action.apply(List.copyOf(page));
        for (int i = 0; i < results.size(); i++) {
            MemberEntry entry = page.get(i);
            switch (results.get(i)) {
                case Result.Fits fits -> count(entry, fits);
                case Result.Refused refused -> refuse(entry, refused);
            }
            progress.step();
        }
        page.clear();
    }

    private void count(MemberEntry entry, Result.Fits fits) {
        Long before = fits.memberId() == 0 || !looking ? null : lineOfMember.putIfAbsent(fits.memberId(), entry.line());
        if (before == null) {
            counts.merge(fits.change(), 1L, Long::sum);
        } else {
            rejected(entry.line(), "", "第 " + before + " 行是同一位会员", "line " + before + " is the same member");
        }
    }

    private void refuse(MemberEntry entry, Result.Refused refused) {
        Columns names = java.util.Objects.requireNonNull(columns);
        String field = refused.kind() == null ? "" : names.of(Identity.valueOf(refused.kind().name()));
        reject(entry.line(), field, reason(refused));
    }

    static Reason reason(Result.Refused refused) {
        return switch (refused.why()) {
            case NOT_VALID -> refused.kind() == IdentityKind.PHONE ? Reason.NOT_A_PHONE : Reason.WRONG_FORMAT;
            case TWO_MEMBERS -> Reason.TWO_MEMBERS;
            case CLOSED -> Reason.MEMBER_CLOSED;
            case HAS_A_PHONE -> Reason.HAS_A_PHONE;
            case TOO_MANY -> Reason.TOO_MANY_IDENTITIES;
        };
    }

    private void rejected(long line, String field, String zh, String en) {
        rejected.set((int) line);
        rejections.reject(line, field, zh, en);
    }

    @Override
    public void reject(long line, String field, String reasonZh, String reasonEn) {
        if (looking || !rejected.get((int) line)) {
            rejected(line, field, reasonZh, reasonEn);
        }
    }

    long count(Change change) {
        return counts.getOrDefault(change, 0L);
    }

    /** Lines, not reasons. */
    long rejectedLines() {
        return rejected.cardinality();
    }

    MemberMapping mapping() {
        return java.util.Objects.requireNonNull(mapping);
    }
}
