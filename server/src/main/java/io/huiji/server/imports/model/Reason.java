package io.huiji.server.imports.model;

/** Why a line was rejected. */
public enum Reason {
    MISSING("缺少值", "the value is missing"),
    NOT_A_NUMBER("不是有效的数字(最多 6 位小数)", "not a number with at most 6 decimals"),
    NOT_WHOLE("不是整数", "not a whole number"),
    OUT_OF_RANGE("超出允许范围", "out of range"),
    NOT_A_TIME("不是该格式的时间", "not a time in that format"),
    TOO_LONG("超过 64 个字符", "more than 64 characters"),
    UNPRINTABLE("含有不可见字符", "has characters that cannot be printed"),
    NOT_A_MEMBER("不能作为会员标识", "cannot identify a member"),
    MEMBER_DIFFERS("同一张小票的会员不一致", "the lines of this receipt name different members"),
    LINE_TWICE("同一张小票的行号重复", "that line number occurs twice in the receipt"),
    TOO_MANY_LINES("一张小票超过 1000 行", "a receipt of more than 1000 lines");

    private final String zh;
    private final String en;

    Reason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
