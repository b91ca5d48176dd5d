package io.huiji.server.audit;

/** What the audit looks at; a difference names the check, the row, and what was expected and found. */
public enum Check {
    JOURNAL_SUM("流水各科目之和应为零", "A movement's accounts must sum to zero"),
    ACCOUNT_JOURNAL("账户余额应等于流水之和,且不为负", "An account must equal the sum of its movements and not be negative"),
    ACCOUNT_LOTS("账户余额应等于未用完的积分批次之和", "An account must equal the sum of its open lots"),
    ACCOUNT_HOLDS("账户的预扣应等于未关闭的预扣之和", "The held account must equal the sum of open holds"),
    LOT_DRAWS("批次余额应等于发放额与历次支用之和", "A lot must equal its amount and its draws"),
    LOT_HOLDS("批次的预扣应等于未关闭预扣在其上的占用", "A lot's held points must equal what open holds reserve of it"),
    JOURNAL_LOTS("流水应与其开立和支用的批次一致", "A movement must agree with the lots it opened and drew"),
    JOURNAL_DECISION("流水应有其已接受的决定", "A movement must have its accepted decision"),
    LOT_DECISION("批次应与开立它的流水同属一个决定", "A lot must belong to the decision of its movement"),
    DECISION_ANSWER("按保存的事实重新计算,应得出保存的结果", "A kept decision decided again must give the kept answer"),
    DECISION_MOVEMENTS("按保存的事实重新计算,应得出已记的流水", "A kept decision decided again must give the booked movements"),
    DECISION_LOTS("按保存的事实重新计算,应得出已开立的批次", "A kept decision decided again must give the opened lots"),
    DECISION_HOLD("按保存的事实重新计算,应得出已记的预扣", "A kept decision decided again must give the holds and how they ended"),
    RECEIPT_DECISION("小票应有其决定", "A receipt must have its decision"),
    RECEIPT_REFUNDED("小票的已退款与已追回应等于各次退款之和,且不超过小票", "What was refunded of a receipt must equal its refunds and stay within it"),
    STANDING("等级与累计应等于各次决定之后的结果", "A standing must be what the decisions left"),
    STANDING_DAY("每日合计应等于各次决定之和", "A day's totals must equal the sum of its decisions"),
    CLAIM_DECISION("请求键与决定应一一对应", "A claim must have its decision, and a decision its claim"),
    DECISION_NUMBER("消费、加分与退款的决定应有其单号", "A purchase, grant or refund must have its number"),
    MERGE("合并的会员应指向存续会员,自身无余额,转出应等于转入", "A merged member must point to the one who stayed and have nothing; what went must have come"),
    SEALED_DECISION("已封存日的决定不得改动", "A decision of a sealed day must be as it was sealed"),
    SEALED_ROW("已封存日的流水不得改动", "A movement of a sealed day must be as it was sealed"),
    SEAL("封存链应连续且与其内容一致", "The chain of seals must be whole and agree with its content");

    private final String zh;
    private final String en;

    Check(String zh, String en) {
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
