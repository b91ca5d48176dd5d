package io.huiji.server.listing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.listing.Exports;
import io.huiji.server.listing.Places;
import io.huiji.server.listing.store.RefundListSql;
import io.huiji.server.listing.store.RefundListSql.Place;
import io.huiji.server.listing.store.RefundListSql.Row;
import io.huiji.server.listing.store.RefundListSql.Wanted;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.purchase.ReceiptNumber;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Refunds that the stores of a caller did, or all did. */
@RestController
@RequestMapping("/api/v1")
class RefundListController {

    private static final List<String> HEADER = List.of("store", "store_name", "refund", "booked_at", "amount_yuan", "clawed_back_points", "sale_store", "receipt", "sale_at",
            "member_id");

    private final RefundListSql sql;
    private final Places places;
    private final Exports exports;

    RefundListController(RefundListSql sql, Places places, Exports exports) {
        this.sql = sql;
        this.places = places;
        this.exports = exports;
    }

    /** {@code receiptId}: of the sale. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefundRowView(
            String refund, @Nullable String store, @Nullable String storeName, Instant bookedAt, long amountFen, long clawedBackPoints, String receiptId, String receipt,
            @Nullable String saleStore, @Nullable String saleStoreName, @Nullable Instant saleAt, Places.@Nullable Somebody member) {}

    /** {@code number}: the refund's or its receipt's. */
    @GetMapping("/refunds")
    @Needs(Scope.RECEIPTS_READ)
    Page<RefundRowView> list(Caller caller, @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store,
            @RequestParam(required = false) @Nullable OffsetDateTime from, @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Size(min = 1, max = 64) @Nullable String number, @RequestParam(required = false) @Nullable Long member, PageQuery page) {
        List<Row> rows = sql.find(wanted(caller, store, from, to, number, member), page.after() == null ? null : place(page.after()), page.limit() + 1);
        Map<Long, Places.Somebody> people = places.people(rows.stream().flatMap(row -> Stream.ofNullable(row.memberId())));
        return Page.of(rows, page.limit(), row -> view(row, row.memberId() == null ? null : people.get(row.memberId())),
                row -> Times.text(row.bookedAt(), row.number().id()));
    }

    @GetMapping(path = "/refunds.csv", produces = "text/csv")
    @Needs(Scope.RECEIPTS_READ)
    ResponseEntity<String> export(Caller caller, @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store,
            @RequestParam(required = false) @Nullable OffsetDateTime from, @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Size(min = 1, max = 64) @Nullable String number, @RequestParam(required = false) @Nullable Long member) {
        Wanted wanted = wanted(caller, store, from, to, number, member);
        return exports.file("refunds", Asked.text(store, from, to), HEADER, most -> sql.find(wanted, null, most), row -> {
            RefundRowView view = view(row, null);
            return Arrays.asList(view.store(), view.storeName(), view.refund(), view.bookedAt(), Yuan.of(row.amountFen()), row.points(), view.saleStore(), view.receipt(),
                    view.saleAt(), row.memberId());
        });
    }

    private Wanted wanted(Caller caller, @Nullable String store, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to, @Nullable String number,
            @Nullable Long member) {
        return new Wanted(places.of(caller, store), Asked.instant(from), Asked.instant(to), number, member, null);
    }

    private RefundRowView view(Row row, Places.@Nullable Somebody member) {
        return new RefundRowView(row.number().number(), places.code(row.storeId()), places.name(row.storeId()), row.bookedAt(), row.amountFen(), row.points(),
                row.sale().id(), row.sale().number(), places.code(row.saleStoreId()), places.name(row.saleStoreId()), row.saleAt(), member);
    }

    private static Place place(String key) {
        Times times = Times.parse(key);
        return new Place(times.at(), ReceiptNumber.ofId(times.rest())
                .orElseThrow(() -> Problem.invalid("cursor", "unknown_value", "不是上一页给出的游标", "Not a cursor that a page gave")));
    }
}
