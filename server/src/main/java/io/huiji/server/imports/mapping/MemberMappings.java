package io.huiji.server.imports.mapping;

import io.huiji.server.imports.ImportFailure;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mappings of files of members: as a person writes one, or the built-in one that fits the header. */
public final class MemberMappings {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String TIME = "uuuu-MM-dd[ HH:mm:ss]";
    private static final String ZONE = "Asia/Shanghai";

    /** phone, card, wechat, partner's id, name, birthday, store, enrolled at. */
    private static final List<List<String>> HEADERS = List.of(
            List.of("phone", "card", "wechat", "partner_id", "name", "birthday", "store", "enrolled_at"),
            List.of("手机号", "卡号", "微信", "会员号", "姓名", "生日", "门店编码", "入会时间"));

    private static final int IDENTITIES = 4;

    private MemberMappings() {}

    /** @throws ImportFailure {@code mapping_invalid}, naming the places */
    public static MemberMapping parse(String text) {
        MemberMapping mapping = MappingFile.read(text, MemberMapping.class);
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        if (mapping.source() == null || !SOURCE.matcher(mapping.source()).matches()) {
            zh.add("source 只能是 1–40 个小写字母、数字、连字符");
            en.add("source must be 1 to 40 of a-z, 0-9 and -");
        }
        if (mapping.phone() == null && mapping.card() == null && mapping.wechat() == null && mapping.partnerId() == null) {
            zh.add("phone、card、wechat、partnerId 至少要有一个");
            en.add("one of phone, card, wechat and partnerId must be given");
        }
        MemberMapping.Day birthday = mapping.birthday();
        if (birthday != null && (birthday.column() == null || !isPattern(birthday.format()))) {
            zh.add("birthday 需要 column,format 须为有效的格式");
            en.add("birthday needs column, and format must be a valid pattern");
        }
        Mapping.Time enrolledAt = mapping.enrolledAt();
        if (enrolledAt != null && (enrolledAt.column() == null || !isPattern(enrolledAt.format()) || !isZone(enrolledAt.zone()))) {
            zh.add("enrolledAt 需要 column 和 zone,format 须为有效的格式");
            en.add("enrolledAt needs column and zone, and format must be a valid pattern");
        }
        if (!zh.isEmpty()) {
            throw MappingFile.invalid(String.join(";", zh), String.join("; ", en));
        }
        return mapping;
    }

    /** @throws ImportFailure {@code no_mapping} */
    public static MemberMapping choose(String[] header) {
        for (List<String> names : HEADERS) {
            List<@Nullable String> found = new ArrayList<>();
            names.forEach(name -> found.add(Layout.find(header, name) < 0 ? null : name));
            if (found.subList(0, IDENTITIES).stream().anyMatch(java.util.Objects::nonNull)) {
                String birthday = found.get(5);
                String enrolledAt = found.get(7);
                return new MemberMapping("huiji-members", found.get(0), found.get(1), found.get(2), found.get(3), found.get(4),
                        birthday == null ? null : new MemberMapping.Day(birthday, null), found.get(6),
                        enrolledAt == null ? null : new Mapping.Time(enrolledAt, TIME, ZONE), null);
            }
        }
        throw new ImportFailure("no_mapping", "没有内置映射适合这个表头,请用 --mapping 指定映射文件。内置映射认识的列:" + HEADERS.get(1) + " 或 " + HEADERS.get(0),
                "No built-in mapping fits this header; name a mapping file with --mapping. Columns that are known: " + HEADERS.get(0) + " or " + HEADERS.get(1));
    }

    static boolean isPattern(@Nullable String format) {
        try {
            return format == null || !TimeReader.formatter(format).toString().isEmpty();
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static boolean isZone(@Nullable String zone) {
        try {
            return zone != null && ZoneId.of(zone).getRules() != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
