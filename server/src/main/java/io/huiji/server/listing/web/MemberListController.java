package io.huiji.server.listing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.listing.Exports;
import io.huiji.server.listing.MemberFilter;
import io.huiji.server.listing.MemberLists;
import io.huiji.server.listing.MemberRow;
import io.huiji.server.listing.TierNames;
import io.huiji.server.listing.store.MemberListSql.Place;
import io.huiji.server.platform.Page;
import io.huiji.server.platform.PageQuery;
import io.huiji.server.platform.Problem;
import io.huiji.server.platform.ProblemCode;
import io.huiji.server.platform.ReadOnly;
import io.huiji.server.platform.Unkeyed;
import io.huiji.server.standing.Standings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Members, searched and exported; and what of a member no other list says. */
@RestController
@RequestMapping("/api/v1/members")
class MemberListController {

    private static final List<String> HEADER = List.of("member_id", "name", "phone", "status", "tier", "store", "store_name", "channel", "enrolled_at", "spendable",
            "pending", "held", "debt", "lifetime_spend_yuan", "lifetime_visits", "last_spend_day", "tags");
    private static final int REASON_MIN = 2;

    private final MemberLists lists;
    private final Exports exports;
    private final Standings standings;
    private final TierNames tiers;

    MemberListController(MemberLists lists, Exports exports, Standings standings, TierNames tiers) {
        this.lists = lists;
        this.exports = exports;
        this.standings = standings;
        this.tiers = tiers;
    }

    /** {@code reveal}: phones in the open; for head office with {@code phones:read}, and with a reason. */
    record MemberExport(@NotNull @Valid MemberFilter filter, boolean reveal, @Size(max = 200) @Nullable String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TierStep(long id, Instant at, @Nullable String from, MemberRow.@Nullable TierName fromName, @Nullable String to, MemberRow.@Nullable TierName toName) {}

    @PostMapping("/search")
    @ReadOnly
    @Needs(Scope.MEMBERS_LIST)
    Page<MemberRow> search(Caller caller, @Valid @RequestBody MemberFilter filter, PageQuery page) {
        Times after = page.after() == null ? null : Times.parse(page.after());
        List<MemberRow> found = lists.find(filter, caller, after == null ? null : new Place(after.at(), after.id()), page.limit() + 1, false);
        return Page.of(found, page.limit(), row -> row, row -> Times.text(row.enrolledAt(), row.memberId()));
    }

    /** Masked, or in the open for whoever may see whole phones of the whole chain and says why. */
    @PostMapping(path = "/export", produces = "text/csv")
    @Unkeyed("the answer is a file of personal data and must not be kept; each one is noted")
    @Needs(Scope.MEMBERS_EXPORT)
    ResponseEntity<String> export(Caller caller, @Valid @RequestBody MemberExport body) {
        String reason = body.reason() == null ? "" : body.reason().strip();
        if (body.reveal() && (!caller.has(Scope.PHONES_READ) || !caller.storeIds().isEmpty())) {
            throw Problem.of(ProblemCode.FORBIDDEN);
        }
        if (body.reveal() && reason.length() < REASON_MIN) {
            throw Problem.invalid("reason", "required", "导出完整手机号须写原因", "Say why phones are exported in the open");
        }
        String detail = (body.reveal() ? "phones in the open: " + reason + " " : "") + body.filter();
        return exports.file("members", detail.strip(), HEADER, most -> lists.find(body.filter(), caller, null, most, body.reveal()), MemberListController::cells);
    }

    /** A member as lists show her. */
    @GetMapping("/{id}/summary")
    @Needs(Scope.MEMBERS_READ)
    MemberRow summary(@PathVariable long id) {
        return lists.get(id);
    }

    /** How her tier came about, newest first. */
    @GetMapping("/{id}/tiers")
    @Needs(Scope.MEMBERS_READ)
    Page<TierStep> tiers(@PathVariable long id, PageQuery page) {
        return Page.of(standings.tierChanges(id, page.afterId(Long.MAX_VALUE), page.limit() + 1), page.limit(), change -> {
            TierNames.Named from = tiers.of(change.from());
            TierNames.Named to = tiers.of(change.to());
            return new TierStep(change.id(), change.at(), from == null ? null : from.code(), from == null ? null : from.name(), to == null ? null : to.code(),
                    to == null ? null : to.name());
        }, change -> Long.toString(change.id()));
    }

    private static List<? extends @Nullable Object> cells(MemberRow row) {
        return java.util.Arrays.asList(row.memberId(), row.name(), row.phone(), row.status().name().toLowerCase(Locale.ROOT), row.tierName() == null ? row.tier() : row.tierName().zh(),
                row.store(), row.storeName(), row.channel(), row.enrolledAt(), row.spendable(), row.pending(), row.held(), row.debt(), Yuan.of(row.lifetimeSpendFen()),
                row.lifetimeVisits(), row.lastSpendDay(), String.join(" ", row.tags()));
    }
}
