package io.huiji.server.desk.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.huiji.engine.decision.Command;
import io.huiji.engine.facts.Facts;
import io.huiji.server.desk.model.DecisionRow.Kind;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How commands and facts are kept: compact JSON without zeros and empty lists, read back to equal values. */
public final class DecisionJson {

    private static final JsonInclude.Value COMPACT = JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS);
    private static final JsonSetter.Value EMPTY_IF_ABSENT = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(value -> COMPACT)
            .withConfigOverride(List.class, override -> override.setNullHandling(EMPTY_IF_ABSENT))
            .withConfigOverride(Map.class, override -> override.setNullHandling(EMPTY_IF_ABSENT))
            .addModule(DayJson.module())
            .build();

    private DecisionJson() {}

    public static String write(Object value) {
        return JSON.writeValueAsString(value);
    }

    public static <T> T read(String text, Class<T> type) {
        return JSON.readValue(text, type);
    }

    public static Facts facts(String text) {
        return read(text, Facts.class);
    }

    /** Any command but a refund, whose sale must be fetched ({@link StoredRefund}). */
    public static Command command(Kind kind, String text) {
        Class<? extends Command> type = switch (kind) {
            case PURCHASE -> Command.Purchase.class;
            case REDEEM -> Command.Redeem.class;
            case RESERVE -> Command.Reserve.class;
            case CAPTURE -> Command.Capture.class;
            case VOID -> Command.VoidHold.class;
            case RESTORE -> Command.Restore.class;
            case TRANSFER_OUT -> Command.TransferOut.class;
            case TRANSFER_IN -> Command.TransferIn.class;
            case ADJUST -> Command.Adjust.class;
            case FORFEIT -> Command.Forfeit.class;
            case OLD_BALANCE -> Command.OldBalance.class;
            case UNDO_OLD_BALANCE -> Command.UndoOldBalance.class;
            case GRANT -> Command.Grant.class;
            case SETTLE -> Command.Settle.class;
            case MERGE_OUT -> Command.MergeOut.class;
            case MERGE_IN -> Command.MergeIn.class;
            case UNMERGE_OUT -> Command.UnmergeOut.class;
            case UNMERGE_IN -> Command.UnmergeIn.class;
            case REFUND -> throw new IllegalArgumentException("a refund is read with its sale");
        };
        return read(text, type);
    }
}
