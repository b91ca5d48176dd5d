package io.huiji.server.imports.file;

import io.huiji.server.imports.ImportFailure;
import cn.idev.excel.FastExcel;
import cn.idev.excel.cache.MapCache;
import cn.idev.excel.context.AnalysisContext;
import cn.idev.excel.enums.ReadDefaultReturnEnum;
import cn.idev.excel.metadata.data.ReadCellData;
import cn.idev.excel.read.listener.ReadListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first sheet of an .xlsx, row by row. */
final class ExcelTable {

    private final Path path;
    private final TableLimits limits;

    ExcelTable(Path path, TableLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    void read(RowSink sink) throws IOException {
        new ExcelParts(path, limits).requireWithinLimits();
        try {
            FastExcel.read(path.toFile(), new Rows(sink, limits)).readCache(new MapCache()).autoTrim(false).headRowNumber(0)
                    .readDefaultReturn(ReadDefaultReturnEnum.READ_CELL_DATA).sheet(0).doRead();
        } catch (RuntimeException wrapped) {
            throw unwrapped(wrapped);
        }
    }

    private static RuntimeException unwrapped(RuntimeException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof Stopped stopped) {
                return stopped.reason;
            }
        }
        return new ImportFailure("damaged", "Excel 文件已损坏,无法读取", "The Excel file is damaged and cannot be read");
    }

    /** Carries what the sink threw through the library, which wraps exceptions as it likes. */
    private static final class Stopped extends RuntimeException {

        private final transient RuntimeException reason;

        Stopped(RuntimeException reason) {
            super(null, reason, false, false);
            this.reason = reason;
        }
    }

    private record Rows(RowSink sink, TableLimits limits) implements ReadListener<Map<Integer, ReadCellData<?>>> {

        @Override
        public void invoke(Map<Integer, ReadCellData<?>> row, AnalysisContext context) {
            try {
                boolean use1904 = Boolean.TRUE.equals(context.readWorkbookHolder().getGlobalConfiguration().getUse1904windowing());
                sink.row(context.readRowHolder().getRowIndex() + 1L, cells(row, use1904));
            } catch (RuntimeException thrown) {
                throw new Stopped(thrown);
            }
        }

        @Override
        public void doAfterAllAnalysed(AnalysisContext context) {
            // the sink's owner knows that the table has ended
        }

        @Override
        public void onException(Exception thrown, AnalysisContext context) throws Exception {
            throw thrown;
        }

        private String[] cells(Map<Integer, ReadCellData<?>> row, boolean use1904) {
            int last = -1;
            for (int column : row.keySet()) {
                last = Math.max(last, column);
            }
            if (last >= limits.columns()) {
                last = limits.columns();
            }
            String[] cells = new String[last + 1];
            for (int i = 0; i <= last; i++) {
                @Nullable ReadCellData<?> cell = row.get(i);
                cells[i] = cell == null ? "" : ExcelCell.text(cell, use1904);
            }
            return cells;
        }
    }
}
