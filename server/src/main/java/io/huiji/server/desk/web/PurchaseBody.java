package io.huiji.server.desk.web;

import io.huiji.engine.decision.Receipt;
import io.huiji.server.member.MemberRef;
import io.huiji.server.purchase.AmountLimits;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A receipt as a till, the mini-program or a delivery platform posts it. */
record PurchaseBody(
        @Schema(description = "门店编码 / Code of the store", example = "sh-001") @NotNull @Size(min = 1, max = 40) String store,
        @Schema(description = "小票号,谁打印谁保证唯一 / Receipt number, unique for whoever prints it", example = "T1-20261123-0042")
                @NotNull @Size(min = 1, max = 64) @Pattern(regexp = "[\\x21-\\x7e]+", message = "须为可见 ASCII 字符 | Visible ASCII characters only") String number,
        @Schema(description = "营业日,仅当门店每日重排小票号 / Business day, where the store restarts its numbers daily") @Nullable LocalDate businessDay,
        @Schema(description = "渠道 / Channel", example = "till") @NotNull @Pattern(regexp = "[a-z][a-z0-9_]{0,29}", message = "须为小写字母、数字、下划线 | Lower-case letters, digits and underscores") String channel,
        @Schema(description = "购买时间,带时区 / When it was bought, with offset", example = "2026-11-23T10:00:00+08:00") @NotNull OffsetDateTime eventAt,
        @Schema(description = "会员;缺省为匿名小票,归门店 / The member; absent: an anonymous receipt, which belongs to the store") @Valid @Nullable MemberRef member,
        @Schema(description = "离线收银扫动态码的时刻 / When an off-line till scanned the dynamic code") @Nullable OffsetDateTime capturedAt,
        @NotEmpty @Size(max = 200) List<@Valid @NotNull LineBody> lines) {

    /** A line of a receipt; its net amount, what the customer paid for it. */
    record LineBody(
            @Schema(description = "行号 / Line number") @Min(1) @Max(1000) int no,
            @Schema(description = "商品编码或条码;未知的按未分类收下 / Product code or barcode; an unknown one is accepted as uncategorised")
                    @Nullable @Size(min = 1, max = 64) String product,
            @Min(1) @Max(1_000_000) int quantity,
            @Schema(description = "行实付,分,最多 1000 万元;整单合计最多 1 亿元 / Net amount of the line in fen, 10,000,000 yuan at most; of all lines together 100,000,000 at most", example = "1800") @Min(0) @Max(AmountLimits.LINE_FEN_MAX) long amountFen) {}

    /** @param categories category path by product code */
    Receipt receipt(Map<String, String> codeByBarcode, Map<String, List<String>> categories) {
        List<Receipt.Line> rated = new ArrayList<>(lines.size());
        for (LineBody line : lines) {
            String product = line.product() == null ? null : codeByBarcode.getOrDefault(line.product(), line.product());
            rated.add(new Receipt.Line(line.no(), product, product == null ? List.of() : categories.getOrDefault(product, List.of()),
                    line.quantity(), line.amountFen()));
        }
        return new Receipt(eventAt.toInstant().truncatedTo(ChronoUnit.MILLIS), channel, rated);
    }

    @Nullable Instant capturedInstant() {
        return capturedAt == null ? null : capturedAt.toInstant();
    }
}
