package io.huiji.engine.earn;

import io.huiji.engine.decision.Receipt;
import io.huiji.engine.facts.Facts;
import io.huiji.engine.facts.MemberFacts;
import io.huiji.engine.facts.StoreFacts;
import io.huiji.engine.time.LocalMoment;
import io.huiji.engine.time.Zones;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When, where and for whom a receipt is rated. Clock and calendar of the store; {@code eventDay} is the programme's. */
final class Occasion {

    final Facts facts;
    final MemberFacts member;
    final Receipt receipt;
    final @Nullable String store;
    final LocalMoment local;
    final int weekday;
    final long eventDay;
    final int tier;
    final boolean birthday;
    final boolean birthdayMonth;

    Occasion(EarnPlan plan, Facts facts, Receipt receipt, int tier) {
        this.facts = facts;
        this.member = facts.member();
        this.receipt = receipt;
        this.tier = tier;
        StoreFacts acting = facts.store();
        this.store = acting == null ? null : acting.code();
        this.local = LocalMoment.of(receipt.eventAt(), acting == null ? plan.zone : Zones.of(acting.zone()));
        this.weekday = LocalMoment.weekday(local.epochDay());
        this.eventDay = LocalMoment.dayOf(receipt.eventAt(), plan.zone);
        int born = member.birthdayMonthDay();
        if (plan.asksBirthday && born != 0) {
            LocalDate day = LocalDate.ofEpochDay(local.epochDay());
            int kept = born == 229 && !day.isLeapYear() ? 228 : born;
            this.birthdayMonth = day.getMonthValue() == born / 100;
            this.birthday = day.getMonthValue() * 100 + day.getDayOfMonth() == kept;
        } else {
            this.birthday = false;
            this.birthdayMonth = false;
        }
    }

    /** Visits of the window that ends with the event's day, this one included. */
    long visits(int windowDays) {
        long first = eventDay - windowDays + 1;
        long visits = 1;
        for (int i = 0; i < member.days().size(); i++) {
            long day = member.days().get(i).day().toEpochDay();
            if (day >= first && day <= eventDay) {
                visits += member.days().get(i).visits();
            }
        }
        return visits;
    }
}
