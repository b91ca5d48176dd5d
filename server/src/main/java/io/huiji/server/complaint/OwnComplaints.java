package io.huiji.server.complaint;

import static io.huiji.server.member.ExportTable.cell;

import io.huiji.server.member.ExportTable;
import io.huiji.server.member.PersonalData;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A member's complaints with what was answered, for the export of her own data. */
@Component
@Order(3)
class OwnComplaints implements PersonalData {

    private static final int COMPLAINTS_MAX = 1_000;

    private final Complaints complaints;

    OwnComplaints(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public List<ExportTable> tables(long memberId) {
        List<List<String>> rows = complaints.of(memberId, Long.MAX_VALUE, COMPLAINTS_MAX).stream().map(one -> List.of(cell(one.madeAt()), one.kind().code(),
                one.status().code(), cell(one.receipt()), cell(one.note()),
                one.answers().stream().map(Complaint.Reply::text).collect(Collectors.joining(" | ")))).toList();
        return List.of(new ExportTable("complaints", "投诉", "Complaints", List.of("madeAt", "kind", "status", "receipt", "note", "answers"), rows));
    }
}
