package io.huiji.server.complaint.store;

import io.huiji.server.complaint.Complaint;
import io.huiji.server.platform.Arrays;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@code complaint.answer}: append-only. */
@Repository
public class AnswerSql {

    private final JdbcClient database;

    AnswerSql(JdbcClient database) {
        this.database = database;
    }

    public void insert(long memberId, long complaintId, long id, long callerId, Complaint.Reply answer) {
        database.sql("""
                insert into complaint.answer (member_id, complaint_id, id, at, caller_id, caller_name, text, resolved)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(memberId).param(complaintId).param(id).param(answer.at().atOffset(ZoneOffset.UTC)).param(callerId).param(answer.by())
                .param(answer.text()).param(answer.resolved()).update();
    }

    /** By complaint, oldest first. */
    public Map<Long, List<Complaint.Reply>> of(Collection<Complaint> complaints) {
        Map<Long, List<Complaint.Reply>> found = HashMap.newHashMap(complaints.size());
        if (complaints.isEmpty()) {
            return found;
        }
        database.sql("""
                select complaint_id, at, caller_name, text, resolved from complaint.answer
                 where member_id = any (?::bigint[]) and complaint_id = any (?::bigint[]) order by complaint_id, id""")
                .param(Arrays.longs(complaints.stream().map(Complaint::memberId).toList())).param(Arrays.longs(complaints.stream().map(Complaint::id).toList()))
                .query(row -> {
                    found.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                            .add(new Complaint.Reply(row.getTimestamp(2).toInstant(), row.getString(3), row.getString(4), row.getBoolean(5)));
                });
        return found;
    }
}
