package io.huiji.server.imports.file;

import cn.idev.excel.metadata.data.DataFormatData;
import cn.idev.excel.metadata.data.ReadCellData;
import cn.idev.excel.util.DateUtils;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** A cell as the text that the same table would have as delimited text. */
final class ExcelCell {

    /** Excel shows and keeps 15 digits; what a file has beyond them is an artefact (2.5499999999999998). */
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ExcelCell() {}

    static String text(ReadCellData<?> cell, boolean use1904) {
        return switch (cell.getType()) {
            case NUMBER -> number(cell, use1904);
            case BOOLEAN -> String.valueOf(cell.getBooleanValue());
            case DATE, DIRECT_STRING, RICH_TEXT_STRING, STRING, ERROR -> cell.getStringValue() == null ? "" : cell.getStringValue();
            case EMPTY -> "";
        };
    }

    private static String number(ReadCellData<?> cell, boolean use1904) {
        BigDecimal value = cell.getOriginalNumberValue() == null ? cell.getNumberValue() : cell.getOriginalNumberValue();
        if (value == null) {
            return "";
        }
        DataFormatData format = cell.getDataFormatData();
        if (format != null && DateUtils.isADateFormat(format.getIndex(), format.getFormat()) && value.signum() >= 0 && value.compareTo(LAST_DAY) <= 0) {
            return time(value, use1904);
        }
        if (Math.abs((long) value.precision() - value.scale()) > 400) {
            return value.toString();
        }
        BigDecimal rounded = value.round(DIGITS).stripTrailingZeros();
        return rounded.toPlainString();
    }

    private static String time(BigDecimal days, boolean use1904) {
        long seconds = days.multiply(SECONDS_PER_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalDateTime start = (use1904 ? EPOCH_1904 : EPOCH_1900).atStartOfDay();
        return start.plusSeconds(seconds).format(TIME);
    }
}
