package io.huiji.server.listing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.listing.Exports;
import io.huiji.server.listing.Places;
import io.huiji.server.listing.store.ReceiptListSql;
import io.huiji.server.listing.store.ReceiptListSql.Place;
import io.huiji.server.listing.store.ReceiptListSql.Row;
import io.huiji.server.listing.store.ReceiptListSql.State;
import io.huiji.server.listing.store.ReceiptListSql.Wanted;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.purchase.ReceiptNumber;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of the stores that a caller acts for, or of all. */
@RestController
@RequestMapping("/api/v1")
class ReceiptListController {

    private static final List<String> HEADER = List.of("store", "store_name", "receipt", "event_at", "channel", "state", "net_yuan", "refunded_yuan", "points",
            "clawed_back_points", "member_id");

    private final ReceiptListSql sql;
    private final Places places;
    private final Exports exports;

    ReceiptListController(ReceiptListSql sql, Places places, Exports exports) {
        this.sql = sql;
        this.places = places;
        this.exports = exports;
    }

    enum ReceiptState {
        SOLD, PART_REFUNDED, REFUNDED, UNASSIGNED, NOT_CREDITED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code member}: {@code null}: nobody's. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptRowView(
            String receiptId, @Nullable String store, @Nullable String storeName, String receipt, Instant eventAt, @Nullable String channel, ReceiptState state, long netFen,
            long refundedFen, long points, long clawedBackPoints, Places.@Nullable Somebody member, @Nullable String refusal) {}

    @GetMapping("/receipts")
    @Needs(Scope.RECEIPTS_READ)
    Page<ReceiptRowView> list(Caller caller, @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store,
            @RequestParam(required = false) @Nullable OffsetDateTime from, @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Size(min = 1, max = 64) @Nullable String number, @RequestParam(required = false) @Nullable Long member,
            @RequestParam(required = false) @Size(min = 1, max = 32) @Nullable String channel, @RequestParam(required = false) @Nullable ReceiptState state, PageQuery page) {
        List<Row> rows = sql.find(wanted(caller, store, from, to, number, member, channel, state), page.after() == null ? null : place(page.after()), page.limit() + 1);
        Map<Long, Places.Somebody> people = places.people(rows.stream().flatMap(row -> Stream.ofNullable(row.memberId())));
        return Page.of(rows, page.limit(), row -> view(row, row.memberId() == null ? null : people.get(row.memberId())),
                row -> Times.text(row.eventAt(), row.number().id()));
    }

    @GetMapping(path = "/receipts.csv", produces = "text/csv")
    @Needs(Scope.RECEIPTS_READ)
    ResponseEntity<String> export(Caller caller, @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store,
            @RequestParam(required = false) @Nullable OffsetDateTime from, @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Size(min = 1, max = 64) @Nullable String number, @RequestParam(required = false) @Nullable Long member,
            @RequestParam(required = false) @Size(min = 1, max = 32) @Nullable String channel, @RequestParam(required = false) @Nullable ReceiptState state) {
        Wanted wanted = wanted(caller, store, from, to, number, member, channel, state);
        return exports.file("receipts", Asked.text(store, from, to), HEADER, most -> sql.find(wanted, null, most), row -> {
            ReceiptRowView view = view(row, null);
            return Arrays.asList(view.store(), view.storeName(), view.receipt(), view.eventAt(), view.channel(), view.state().code(), Yuan.of(row.netFen()),
                    Yuan.of(row.refundedFen()), row.points(), row.clawedPoints(), row.memberId());
        });
    }

    private Wanted wanted(Caller caller, @Nullable String store, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to, @Nullable String number,
            @Nullable Long member, @Nullable String channel, @Nullable ReceiptState state) {
        if (state == ReceiptState.NOT_CREDITED) {
            throw Problem.invalid("state", "unknown_value", "不能按此状态查找", "Cannot be looked for");
        }
        return new Wanted(places.of(caller, store), Asked.instant(from), Asked.instant(to), number, member, channel, state == null ? null : State.valueOf(state.name()));
    }

    private ReceiptRowView view(Row row, Places.@Nullable Somebody member) {
        return new ReceiptRowView(row.number().id(), places.code(row.storeId()), places.name(row.storeId()), row.number().number(), row.eventAt(), row.channel(), state(row),
                row.netFen(), row.refundedFen(), row.points(), row.clawedPoints(), member, row.refusal());
    }

    private static ReceiptState state(Row row) {
        if (row.refusal() != null) {
            return ReceiptState.NOT_CREDITED;
        }
        if (row.refundedFen() > 0) {
            return row.refundedFen() >= row.netFen() ? ReceiptState.REFUNDED : ReceiptState.PART_REFUNDED;
        }
        return row.state().equals("credited") ? ReceiptState.SOLD : ReceiptState.UNASSIGNED;
    }

    private static Place place(String key) {
        Times times = Times.parse(key);
        return new Place(times.at(), ReceiptNumber.ofId(times.rest())
                .orElseThrow(() -> Problem.invalid("cursor", "unknown_value", "不是上一页给出的游标", "Not a cursor that a page gave")));
    }
}
