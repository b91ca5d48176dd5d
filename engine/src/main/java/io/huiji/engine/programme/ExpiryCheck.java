package io.huiji.engine.programme;

import io.huiji.engine.programme.Expiry.Part;
import java.util.List;

/** What may be wrong with the life of points. */
final class ExpiryCheck {

    private static final int MAXIMUM_MONTHS = 120;
    private static final int MAXIMUM_PARTS = 12;
    private static final int SHORTEST_MONTH_DAYS = 28;

    private final Problems problems;
    private final Expiry expiry;
    private final int pendingDays;

    ExpiryCheck(Problems problems, Expiry expiry, int pendingDays) {
        this.problems = problems;
        this.expiry = expiry;
        this.pendingDays = pendingDays;
    }

    void run() {
        switch (expiry.kind()) {
            case NONE -> { }
            case MONTHS -> {
                problems.range("expiry.months", expiry.months(), 1, MAXIMUM_MONTHS);
                notBeforeActive("expiry.months", expiry.months());
            }
            case YEARLY -> problems.range("expiry.yearsLater", expiry.yearsLater(), 0, MAXIMUM_MONTHS / 12);
            case GRADED -> parts(expiry.parts());
        }
    }

    private void parts(List<Part> parts) {
        problems.size("expiry.parts", parts, MAXIMUM_PARTS);
        if (parts.size() < 2) {
            problems.add("expiry.parts", "too_few", "分级过期至少要有两级", "graded expiry has at least two parts");
        }
        long percent = 0;
        for (int i = 0; i < parts.size(); i++) {
            String path = "expiry.parts[" + i + "]";
            boolean last = i == parts.size() - 1;
            problems.range(path + ".months", parts.get(i).months(), 1, MAXIMUM_MONTHS);
            problems.range(path + ".percent", parts.get(i).percent(), last ? 0 : 1, last ? 100 : 99);
            if (i > 0 && parts.get(i).months() <= parts.get(i - 1).months()) {
                problems.add(path + ".months", "not_ascending", "月数必须多于前一级", "must be later than the part before it");
            }
            percent += parts.get(i).percent();
            boolean rest = last && parts.get(i).percent() == 0;
            if (last && (rest ? percent >= 100 : percent != 100)) {
                problems.add(path + ".percent", "not_the_whole", "各级合计应为 100%", "the parts must sum to 100 percent");
            }
        }
        if (!parts.isEmpty()) {
            notBeforeActive("expiry.parts[0].months", parts.getFirst().months());
        }
    }

    private void notBeforeActive(String path, int months) {
        if (pendingDays > months * SHORTEST_MONTH_DAYS) {
            problems.add(path, "unreachable", "积分会在生效之前过期", "points would lapse before they may be spent");
        }
    }
}
