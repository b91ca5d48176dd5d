package io.huiji.server.desk.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.server.access.Caller;
import io.huiji.server.access.Needs;
import io.huiji.server.access.Scope;
import io.huiji.server.platform.Item;
import io.huiji.server.platform.WriteKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/purchases/bulk")
@Tag(name = "purchases")
class BulkController {

    /** Most purchases of a call. */
    static final int ITEMS_MAX = 1000;

    private final BulkPosting posting;

    BulkController(BulkPosting posting) {
        this.posting = posting;
    }

    record BulkBody(@ArraySchema(schema = @Schema(implementation = BulkItem.class)) @NotEmpty @Size(max = ITEMS_MAX) List<@NotNull Item<BulkItem>> items) {}

    record BulkItem(
            @Schema(description = "本条的幂等号;缺省为 Idempotency-Key 加序号 / Key of this item; by default the header's key and its index")
                    @Nullable @Size(min = 1, max = 128) @Pattern(regexp = "[\\x21-\\x7e]+", message = "须为可见 ASCII 字符 | Visible ASCII characters only") String key,
            @NotNull @Valid PurchaseBody purchase) {}

    record BulkResults(List<BulkResult> results) {}

    /** {@code status} as a request of its own would have had; {@code problem} where it failed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BulkResult(
            int index, int status, @Nullable Boolean repeated, @Nullable String decisionId, @Nullable Long points, @Nullable String state,
            @Nullable Map<String, Object> problem) {}

    @PostMapping
    @Needs(Scope.PURCHASES_WRITE)
    @Operation(summary = "批量上传小票,最多 1000 条,逐条给结果,互不影响 / Up to 1,000 receipts, a result for each; not atomic")
    BulkResults post(@RequestBody @Valid BulkBody body, WriteKey key, Caller caller) {
        return new BulkResults(posting.post(body.items(), key, caller));
    }
}
