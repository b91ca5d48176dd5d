package io.huiji.server.listing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.listing.Exports;
import io.huiji.server.listing.Places;
import io.huiji.server.listing.store.RedemptionListSql;
import io.huiji.server.listing.store.RedemptionListSql.Place;
import io.huiji.server.listing.store.RedemptionListSql.Row;
import io.huiji.server.listing.store.RedemptionListSql.State;
import io.huiji.server.listing.store.RedemptionListSql.Wanted;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Redemptions and holds at the stores of a caller, or at all. */
@RestController
@RequestMapping("/api/v1")
class RedemptionListController {

    private static final List<String> HEADER = List.of("store", "store_name", "redemption_id", "hold", "booked_at", "points", "captured_points", "state", "expires_at",
            "reversed_at", "member_id");

    private final RedemptionListSql sql;
    private final Places places;
    private final Exports exports;
    private final InstantSource clock;

    RedemptionListController(RedemptionListSql sql, Places places, Exports exports, InstantSource clock) {
        this.sql = sql;
        this.places = places;
        this.exports = exports;
        this.clock = clock;
    }

    /**
     * {@code holdId}: of a hold, to capture or void it. {@code redemptionId}: to reverse it; a hold that was not captured has none. {@code capturedPoints}: of a captured
     * hold.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RedemptionRowView(
            String decisionId, @Nullable String holdId, @Nullable String redemptionId, @Nullable String store, @Nullable String storeName, Instant bookedAt, long points,
            @Nullable Long capturedPoints, State state, @Nullable Instant expiresAt, @Nullable Instant reversedAt, Places.@Nullable Somebody member) {}

    @GetMapping("/redemptions")
    @Needs(Scope.RECEIPTS_READ)
    Page<RedemptionRowView> list(Caller caller, @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store,
            @RequestParam(required = false) @Nullable OffsetDateTime from, @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Nullable Long member, @RequestParam(required = false) @Nullable State state, PageQuery page) {
        Times after = page.after() == null ? null : Times.parse(page.after());
        List<Row> rows = sql.find(wanted(caller, store, from, to, member, state), clock.instant(), after == null ? null : new Place(after.at(), after.id()),
                page.limit() + 1);
        Map<Long, Places.Somebody> people = places.people(rows.stream().map(Row::memberId));
        return Page.of(rows, page.limit(), row -> view(row, people.get(row.memberId())), row -> Times.text(row.bookedAt(), row.id()));
    }

    @GetMapping(path = "/redemptions.csv", produces = "text/csv")
    @Needs(Scope.RECEIPTS_READ)
    ResponseEntity<String> export(Caller caller, @RequestParam(required = false) @Size(min = 1, max = 40) @Nullable String store,
            @RequestParam(required = false) @Nullable OffsetDateTime from, @RequestParam(required = false) @Nullable OffsetDateTime to,
            @RequestParam(required = false) @Nullable Long member, @RequestParam(required = false) @Nullable State state) {
        Wanted wanted = wanted(caller, store, from, to, member, state);
        return exports.file("redemptions", Asked.text(store, from, to), HEADER, most -> sql.find(wanted, clock.instant(), null, most), row -> {
            RedemptionRowView view = view(row, null);
            return Arrays.asList(view.store(), view.storeName(), view.decisionId(), row.hold(), view.bookedAt(), row.points(), view.capturedPoints(), row.state().code(),
                    view.expiresAt(), view.reversedAt(), row.memberId());
        });
    }

    private Wanted wanted(Caller caller, @Nullable String store, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to, @Nullable Long member,
            @Nullable State state) {
        return new Wanted(places.of(caller, store), Asked.instant(from), Asked.instant(to), member, state);
    }

    private RedemptionRowView view(Row row, Places.@Nullable Somebody member) {
        String decision = row.memberId() + "." + row.id();
        String redemption = !row.hold() ? decision : row.captureId() == null ? null : row.memberId() + "." + row.captureId();
        return new RedemptionRowView(decision, row.hold() ? decision : null, redemption, places.code(row.storeId()), places.name(row.storeId()), row.bookedAt(), row.points(),
                row.captureId() == null ? null : row.captured(), row.state(), row.expiresAt(), row.reversedAt(), member);
    }
}
