package io.huiji.server.desk.web;

import static io.huiji.server.member.ExportTable.cell;

import io.huiji.server.desk.web.DecisionView.Because;
import io.huiji.server.desk.web.Statements.EntryView;
import io.huiji.server.member.ExportTable;
import io.huiji.server.member.PersonalData;
import io.huiji.server.platform.Cursor;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A member's entries with their explanation and her open lots, for the export of her own data. */
@Component
@Order(2)
class OwnBooks implements PersonalData {

    /** Most entries of an export, newest first. */
    static final int ENTRIES_MAX = 20_000;

    private final Statements statements;
    private final MemberBooks books;

    OwnBooks(Statements statements, MemberBooks books) {
        this.statements = statements;
        this.books = books;
    }

    @Override
    public List<ExportTable> tables(long memberId) {
        ExportTable lots = new ExportTable("lots", "积分批次", "Lots", List.of("lotId", "amount", "remaining", "held", "store", "earnedAt", "activeAt", "expiresAt"),
                books.lots(memberId).stream().map(lot -> List.of(lot.lotId(), cell(lot.amount()), cell(lot.remaining()), cell(lot.held()), cell(lot.storeName()),
                        cell(lot.earnedAt()), cell(lot.activeAt()), cell(lot.expiresAt()))).toList());
        return List.of(entries(memberId), lots);
    }

    private ExportTable entries(long memberId) {
        List<List<String>> rows = new ArrayList<>();
        String after = null;
        do {
            Page<EntryView> page = statements.entries(memberId, new PageQuery(Page.LIMIT_MAX, after));
            page.items().forEach(entry -> rows.add(row(entry)));
            after = next(page);
        } while (after != null && rows.size() < ENTRIES_MAX);
        return new ExportTable("entries", "积分明细", "Entries",
                List.of("bookedAt", "reason", "spendable", "pending", "held", "debt", "store", "reference", "zh", "en", "entryId"), rows);
    }

    private static @Nullable String next(Page<EntryView> page) {
        return page.next() == null ? null : Cursor.decode(page.next());
    }

    private static List<String> row(EntryView entry) {
        return List.of(cell(entry.bookedAt()), entry.reason(), cell(entry.spendable()), cell(entry.pending()), cell(entry.held()), cell(entry.debt()),
                cell(entry.storeName()), cell(entry.reference()), entry.explanation().stream().map(Because::zh).collect(Collectors.joining(" ")),
                entry.explanation().stream().map(Because::en).collect(Collectors.joining(" ")), entry.entryId());
    }
}
