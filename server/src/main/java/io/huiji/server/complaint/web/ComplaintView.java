package io.huiji.server.complaint.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.huiji.server.complaint.Complaint;
import io.huiji.server.complaint.model.OwnedId;
import io.huiji.server.store.Store;
import io.huiji.server.store.Stores;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A complaint as the API shows it. {@code entryId} and {@code decisionId} lead to the entry with its explanation. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComplaintView(
        String id, Complaint.Kind kind, Complaint.Status status, @Nullable String store, @Nullable String storeName, @Nullable String entryId,
        @Nullable String decisionId, @Nullable String receipt, @Nullable String note, Instant madeAt, List<Complaint.Reply> answers) {

    static ComplaintView of(Complaint complaint, Stores stores) {
        Store store = complaint.storeId() == null ? null : stores.byId(complaint.storeId());
        return new ComplaintView(new OwnedId(complaint.memberId(), complaint.id()).toString(), complaint.kind(), complaint.status(),
                store == null ? null : store.code(), store == null ? null : store.name(), owned(complaint.memberId(), complaint.entryId()),
                owned(complaint.memberId(), complaint.decisionId()), complaint.receipt(), complaint.note(), complaint.madeAt(), complaint.answers());
    }

    private static @Nullable String owned(long memberId, @Nullable Long id) {
        return id == null ? null : new OwnedId(memberId, id).toString();
    }
}
