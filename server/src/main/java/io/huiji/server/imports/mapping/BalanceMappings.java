package io.huiji.server.imports.mapping;

import io.huiji.server.imports.ImportFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mappings of files of old balances: as a person writes one, or the built-in one that fits the header. */
public final class BalanceMappings {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,40}");

    /** phone, card, partner's id, name, points, expires on, store, remark. */
    private static final List<List<String>> HEADERS = List.of(
            List.of("phone", "card", "partner_id", "name", "points", "expires_on", "store", "remark"),
            List.of("手机号", "卡号", "会员号", "姓名", "积分", "有效期至", "门店编码", "备注"));

    private static final int IDENTITIES = 3;
    private static final int POINTS = 4;

    private BalanceMappings() {}

    /** @throws ImportFailure {@code mapping_invalid}, naming the places */
    public static BalanceMapping parse(String text) {
        BalanceMapping mapping = MappingFile.read(text, BalanceMapping.class);
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (mapping.source() == null || !SOURCE.matcher(mapping.source()).matches()) {
            zh.add("source 只能是 1–40 个小写字母、数字、连字符");
            en.add("source must be 1 to 40 of a-z, 0-9 and -");
        }
        if (mapping.phone() == null && mapping.card() == null && mapping.partnerId() == null) {
            zh.add("phone、card、partnerId 至少要有一个");
            en.add("one of phone, card and partnerId must be given");
        }
        if (mapping.points() == null) {
            zh.add("缺少 points");
            en.add("points is missing");
        }
        MemberMapping.Day day = mapping.expiresOn();
        if (day != null && (day.column() == null || !MemberMappings.isPattern(day.format()))) {
            zh.add("expiresOn 需要 column,format 须为有效的格式");
            en.add("expiresOn needs column, and format must be a valid pattern");
        }
        if (!zh.isEmpty()) {
            throw MappingFile.invalid(String.join(";", zh), String.join("; ", en));
        }
        return mapping;
    }

    /** Empty: the header is not one of old balances. */
    static java.util.Optional<BalanceMapping> find(String[] header) {
        for (List<String> names : HEADERS) {
            List<@Nullable String> found = new ArrayList<>();
            names.forEach(name -> found.add(Layout.find(header, name) < 0 ? null : name));
            String points = found.get(POINTS);
            if (points != null && found.subList(0, IDENTITIES).stream().anyMatch(java.util.Objects::nonNull)) {
                String expiresOn = found.get(5);
                return java.util.Optional.of(new BalanceMapping("huiji-balances", found.get(0), found.get(1), found.get(2), found.get(3), points,
                        expiresOn == null ? null : new MemberMapping.Day(expiresOn, null), found.get(6), found.get(7), null));
            }
        }
        return java.util.Optional.empty();
    }

    /** @throws ImportFailure {@code no_mapping} */
    public static BalanceMapping choose(String[] header) {
        return find(header).orElseThrow(() -> new ImportFailure("no_mapping",
                "没有内置映射适合这个表头。需要「积分」和手机号、卡号、会员号之一;内置映射认识的列:" + HEADERS.get(1) + " 或 " + HEADERS.get(0),
                "No built-in mapping fits this header. It needs points and one of phone, card and partner_id; columns that are known: " + HEADERS.get(0)
                        + " or " + HEADERS.get(1)));
    }
}
