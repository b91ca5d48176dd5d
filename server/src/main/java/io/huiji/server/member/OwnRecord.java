package io.huiji.server.member;

import static io.huiji.server.member.ExportTable.cell;

import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The record, identities and consents of a member, in the open: they are hers. */
@Component
@Order(1)
class OwnRecord implements PersonalData {

    private final MemberRecords records;
    private final Consents consents;
    private final Tags tags;
    private final SpendingDevices devices;

    OwnRecord(MemberRecords records, Consents consents, Tags tags, SpendingDevices devices) {
        this.devices = devices;
        this.tags = tags;
        this.records = records;
        this.consents = consents;
    }

    @Override
    public List<ExportTable> tables(long memberId) {
        MemberRecord record = records.get(memberId, true);
        ExportTable profile = new ExportTable("profile", "资料", "Profile", List.of("memberId", "name", "birthday", "status", "channel", "enrolledAt"),
                List.of(List.of(cell(record.id()), cell(record.name()), cell(record.birthday()), record.status().name().toLowerCase(Locale.ROOT),
                        record.channel(), cell(record.enrolledAt()))));
        ExportTable identities = new ExportTable("identities", "身份", "Identities", List.of("kind", "value", "addedAt"), record.identities().stream()
                .map(one -> List.of(one.kind().code(), one.value(), cell(one.addedAt()))).toList());
        ExportTable agreed = new ExportTable("consents", "授权记录", "Consents", List.of("at", "purpose", "version", "given", "place"),
                consents.of(memberId).stream().map(one -> List.of(cell(one.at()), one.purpose(), one.version(), cell(one.given()), one.place())).toList());
        ExportTable tagged = new ExportTable("tags", "标签", "Tags", List.of("tag"),
                tags.of(List.of(memberId)).getOrDefault(memberId, List.of()).stream().map(List::of).toList());
        ExportTable spending = new ExportTable("spendingDevices", "可用积分的设备", "Devices that may spend", List.of("kind", "confirmedAt"),
                devices.list(memberId, null).stream().map(one -> List.of(one.kind().code(), cell(one.confirmedAt()))).toList());
        return List.of(profile, identities, agreed, tagged, spending);
    }
}
