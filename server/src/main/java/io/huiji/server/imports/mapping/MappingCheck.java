package io.huiji.server.imports.mapping;

import io.huiji.server.imports.mapping.Mapping.Match;
import io.huiji.server.imports.mapping.Mapping.Returns;
import io.huiji.server.imports.mapping.Mapping.Store;
import io.huiji.server.imports.mapping.Mapping.Time;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the shape of the JSON cannot say. */
final class MappingCheck {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,40}");

    record Finding(String zh, String en) {}

    private final List<Finding> findings = new ArrayList<>();

    private MappingCheck() {}

    static List<Finding> findings(Mapping mapping) {
        MappingCheck check = new MappingCheck();
        check.check(mapping);
        return check.findings;
    }

    private void check(Mapping mapping) {
        required("source", mapping.source());
        required("receipt", mapping.receipt());
        if (isGiven(mapping.source()) && !SOURCE.matcher(mapping.source()).matches()) {
            find("source 只能是 1–40 个小写字母、数字、连字符", "source must be 1 to 40 of a-z, 0-9 and -");
        }
        checkTime(mapping.time());
        checkMoney(mapping);
        if (mapping.member() == null || !isGiven(mapping.member().column()) || mapping.member().kind() == null) {
            find("member 需要 column 和 kind", "member needs column and kind");
        }
        checkStore(mapping.store());
        if (isGiven(mapping.channel()) && isGiven(mapping.channelColumn())) {
            find("channel 和 channelColumn 只能有一个", "channel and channelColumn exclude each other");
        }
        Returns returns = mapping.returnsOrNone();
        if (returns.prefix() != null && returns.prefix().isEmpty()) {
            find("returns.prefix 不能为空", "returns.prefix must not be empty");
        }
        for (Match match : mapping.ignoredOrNone()) {
            if (match == null || !isGiven(match.column()) || (match.prefix() == null) == (match.value() == null) || "".equals(match.prefix())) {
                find("ignored 的每一项需要 column,以及 prefix 或 value 之一", "each of ignored needs column and one of prefix and value");
            }
        }
    }

    private void checkTime(@Nullable Time time) {
        if (time == null || !isGiven(time.column()) || !isGiven(time.zone())) {
            find("time 需要 column 和 zone", "time needs column and zone");
            return;
        }
        zone("time.zone", time.zone());
        try {
            DateTimeFormatter unused = TimeReader.formatter(time.format());
        } catch (IllegalArgumentException wrong) {
            find("time.format 不是有效的格式", "time.format is not a valid pattern");
        }
    }

    private void checkMoney(Mapping mapping) {
        if ((mapping.price() == null) == (mapping.amount() == null)) {
            find("price(单价)和 amount(金额)必须且只能有一个", "exactly one of price and amount must be given");
            return;
        }
        Mapping.MoneyColumn money = mapping.price() == null ? mapping.amount() : mapping.price();
        if (money == null || !isGiven(money.column()) || money.unit() == null) {
            find("price/amount 需要 column 和 unit(yuan 或 fen)", "price/amount needs column and unit (yuan or fen)");
        }
        if (mapping.price() != null && !isGiven(mapping.quantity())) {
            find("有 price 就必须有 quantity", "price needs quantity");
        }
    }

    private void checkStore(@Nullable Store store) {
        if (store == null || isGiven(store.column()) == isGiven(store.code())) {
            find("store 需要 column 或 code 之一", "store needs one of column and code");
            return;
        }
        zone("store.zone", store.zone());
    }

    private void zone(String place, @Nullable String zone) {
        try {
            ZoneId unused = ZoneId.of(zone == null ? "" : zone);
        } catch (DateTimeException unknown) {
            find(place + " 不是有效的时区", place + " is not a time zone");
        }
    }

    private void required(String place, @Nullable String value) {
        if (!isGiven(value)) {
            find("缺少 " + place, place + " is missing");
        }
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private void find(String zh, String en) {
        findings.add(new Finding(zh, en));
    }
}
