package io.huiji.engine.programme;

import io.huiji.engine.programme.PlanCheck.Problem;
import io.huiji.engine.programme.Programme.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects problems with their paths. */
final class Problems {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");
    private static final int LONGEST_TEXT = 100;

    private final List<Problem> found = new ArrayList<>();

    List<Problem> list() {
        return List.copyOf(found);
    }

    void add(String path, String code, String zh, String en) {
        found.add(new Problem(path, code, zh, en));
    }

    void range(String path, long value, long least, long most) {
        if (value < least || value > most) {
            add(path, "out_of_range", "应在 " + least + " 到 " + most + " 之间，实际为 " + value, "must be " + least + " to " + most + ", is " + value);
        }
    }

    void size(String path, List<?> list, int most) {
        if (list.size() > most) {
            add(path, "too_many", "最多 " + most + " 项，实际 " + list.size() + " 项", "at most " + most + " entries, there are " + list.size());
        }
    }

    void text(String path, Text text) {
        String en = text.en();
        if (text.zh().isBlank() || text.zh().length() > LONGEST_TEXT || (en != null && (en.isBlank() || en.length() > LONGEST_TEXT))) {
            add(path, "bad_text", "名称需为 1 到 " + LONGEST_TEXT + " 个字", "a name has 1 to " + LONGEST_TEXT + " characters");
        }
    }

    void code(String path, String code, Pattern pattern) {
        if (!pattern.matcher(code).matches()) {
            add(path, "bad_code", "代码格式不对：" + code, "not a code: " + code);
        }
    }

    void code(String path, String code) {
        code(path, code, CODE);
    }

    /** A code that must not have been seen before. */
    void newCode(String path, String code, Set<String> seen) {
        code(path, code);
        if (!seen.add(code)) {
            add(path, "duplicate_code", "代码重复：" + code, "used twice: " + code);
        }
    }

    void known(String path, String code, Set<String> known) {
        if (!known.contains(code)) {
            add(path, "unknown_reference", "未定义：" + code, "not defined: " + code);
        }
    }

    /** A list of names without blanks and repetitions. */
    void names(String path, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank()) {
                add(path + "[" + i + "]", "bad_code", "不能为空", "must not be blank");
            } else if (!seen.add(names.get(i))) {
                add(path + "[" + i + "]", "duplicate_code", "重复：" + names.get(i), "listed twice: " + names.get(i));
            }
        }
    }
}
