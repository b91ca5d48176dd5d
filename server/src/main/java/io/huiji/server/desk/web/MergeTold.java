package io.huiji.server.desk.web;

import io.huiji.engine.facts.MemberFacts;
import io.huiji.server.desk.web.MergeViews.Told;
import io.huiji.server.member.MemberRecord;
import io.huiji.server.member.Merge;
import io.huiji.server.member.MergedTags;
import java.util.ArrayList;
import java.util.List;

/** A preview in plain words. */
final class MergeTold {

    private MergeTold() {}

    static List<Told> merge(long moved, long paid, MemberFacts gone, MemberFacts after, MemberRecord goneRecord, List<String> tags) {
        List<Told> told = new ArrayList<>();
        told.add(new Told("points", moved + " 分转到留下的会员,各批次的有效期和门店不变;合并后可用 " + after.balance().spendable() + " 分。",
                moved + " points move, each lot with its own life and store; " + after.balance().spendable() + " can be spent afterwards."));
        if (gone.balance().debt() > 0) {
            told.add(new Told("debt", "欠款 " + gone.balance().debt() + " 分一并转去。", "A debt of " + gone.balance().debt() + " points moves too."));
        }
        if (paid > 0) {
            told.add(new Told("paid", "其中 " + paid + " 分当即抵还欠款。", paid + " points pay what is owed at once."));
        }
        told.add(new Told("tier", "消费累计相加,等级取两者中较高的,再按合并后的累计评定。",
                "What was spent is added up; the higher tier of the two is kept, or the one that the sum reaches."));
        told.add(new Told("identities", "手机号、卡等 " + goneRecord.identities().size() + " 个身份此后都找到留下的会员;登录中的会话即刻退出。",
                goneRecord.identities().size() + " identities, such as phone and card, lead to the member who stays from then on; open sessions end."));
        told.add(new Told("receipts", gone.standing().lifetimeVisits() + " 张小票仍可查询和退款,追回的积分从留下的会员扣。",
                gone.standing().lifetimeVisits() + " receipts can still be looked up and refunded; what is taken back comes from the member who stays."));
        if (!tags.isEmpty()) {
            told.add(new Told("tags", "标签" + zh(tags) + "也加到留下的会员。", "Tags that go to the member who stays: " + en(tags) + "."));
        }
        told.add(new Told("profile", "姓名、生日和各项同意不转移,以留下的会员为准。", "Name, birthday and consents are not taken over; those of the member who stays count."));
        return List.copyOf(told);
    }

    static List<Told> undo(Merge merge, long returned, long kept, long receipts, MemberFacts gone, MergedTags.Parting tags) {
        List<Told> told = new ArrayList<>();
        told.add(new Told("returned", "转来的 " + merge.made().points() + " 分中,剩下的 " + returned + " 分退回原批次。",
                "Of the " + merge.made().points() + " points that came, the " + returned + " that are left go back into the lots they were."));
        if (kept > 0) {
            told.add(new Told("kept", kept + " 分合并后已用掉、过期或被退款追回,不能退回。", kept + " points were spent, lapsed or were taken back since and cannot go back."));
        }
        if (gone.balance().debt() > 0) {
            told.add(new Told("debt", "欠款 " + gone.balance().debt() + " 分一并退回。", "A debt of " + gone.balance().debt() + " points goes back too."));
        } else if (merge.made().debt() > 0) {
            told.add(new Told("debt_paid", "转来的欠款 " + merge.made().debt() + " 分合并后已还清,不再退回。", "The debt of " + merge.made().debt() + " that came has been paid since and does not go back."));
        }
        if (receipts > 0) {
            told.add(new Told("receipts", "合并之后的 " + receipts + " 笔消费及其积分留在原留下的会员。", receipts + " purchases since the merge, with their points, stay with the member who stayed."));
        }
        told.add(new Told("identities", "并走会员原有的手机号、卡等身份回到该会员;双方登录中的会话即刻退出。",
                "Phone, card and whatever else the member brought lead back to that member; open sessions end."));
        if (!tags.back().isEmpty()) {
            told.add(new Told("tags", "标签" + zh(tags.back()) + "回到并走的会员;合并后新加的留在原留下的会员。",
                    "Tags that go back to the member who went: " + en(tags.back()) + "; those put on since stay with the member who stayed."));
        }
        if (!tags.lost().isEmpty()) {
            told.add(new Told("tags_lost", "标签" + zh(tags.lost()) + "合并后已去掉,不再退回。", "Tags that were taken off since and do not go back: " + en(tags.lost()) + "."));
        }
        return List.copyOf(told);
    }

    private static String zh(List<String> tags) {
        return "「" + String.join("」「", tags) + "」";
    }

    private static String en(List<String> tags) {
        return String.join(", ", tags);
    }
}
