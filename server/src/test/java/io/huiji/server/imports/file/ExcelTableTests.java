package io.huiji.server.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.idev.excel.FastExcel;
import io.huiji.server.imports.ImportFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelTableTests {

    @TempDir
    Path folder = Path.of("");

    @Test
    void cells_read_as_the_same_table_in_text_would() {
        Path file = written(List.of(
                row("InvoiceNo", "Quantity", "UnitPrice", "InvoiceDate", "CustomerID", "名称"),
                row("536365", 6, new BigDecimal("2.55"), LocalDateTime.of(2010, 12, 1, 8, 26), 17850, "白色\n灯笼"),
                row("C536379", -1, new BigDecimal("27.5"), LocalDateTime.of(2010, 12, 1, 9, 41, 7), null, "x")));
        assertThat(rows(file, TableLimits.STANDARD)).containsExactly(
                "1: InvoiceNo|Quantity|UnitPrice|InvoiceDate|CustomerID|名称",
                "2: 536365|6|2.55|2010-12-01 08:26:00|17850|白色\n灯笼",
                "3: C536379|-1|27.5|2010-12-01 09:41:07||x");
    }

    @Test
    void a_workbook_that_unpacks_beyond_the_limit_is_refused_before_it_is_read() {
        List<List<@Nullable Object>> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(row("the same text again and again", i));
        }
        assertThatThrownBy(() -> rows(written(many), new TableLimits(50_000, 10_000, 10, 100, 1_000)))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.code()).isEqualTo("too_large"));
    }

    @Test
    void styles_that_unpack_to_too_much_are_refused_wherever_they_lie() throws IOException {
        Path plain = written(List.of(row("a"), row("b")));
        byte[] padding = " ".repeat((int) ExcelParts.PART_LIMIT_BYTES).getBytes(StandardCharsets.UTF_8);
        assertTooLarge(changed(plain, (name, content) -> name.equals("xl/styles.xml") ? joined(content, padding) : content, name -> name));
        assertTooLarge(changed(plain, (name, content) -> switch (name) {
            case "xl/styles.xml" -> joined(content, padding);
            case "[Content_Types].xml" -> new String(content, StandardCharsets.UTF_8).replace("/xl/styles.xml", "/xl/worksheets/styles.xml").getBytes(StandardCharsets.UTF_8);
            default -> content;
        }, name -> name.equals("xl/styles.xml") ? "xl/worksheets/styles.xml" : name));
        assertTooLarge(changed(plain, (name, content) -> name.equals("xl/_rels/workbook.xml.rels") ? joined(content, padding) : content, name -> name));
    }

    @Test
    void a_workbook_that_calls_itself_a_sheet_is_built_up_in_memory_all_the_same() throws IOException {
        byte[] padding = " ".repeat((int) ExcelParts.PART_LIMIT_BYTES).getBytes(StandardCharsets.UTF_8);
        assertTooLarge(changed(written(List.of(row("a"), row("b"))), (name, content) -> switch (name) {
            case "xl/workbook.xml" -> joined(content, padding);
            case "[Content_Types].xml" -> new String(content, StandardCharsets.UTF_8).replace("spreadsheetml.sheet.main+xml", "spreadsheetml.worksheet+xml")
                    .getBytes(StandardCharsets.UTF_8);
            default -> content;
        }, name -> name));
    }

    @Test
    void a_sheet_may_be_large() {
        List<List<@Nullable Object>> many = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            many.add(row(i, i, i, i, i, i, i, i));
        }
        assertThat(rows(written(many), TableLimits.STANDARD)).hasSize(20_000).last().isEqualTo("20000: 19999|19999|19999|19999|19999|19999|19999|19999");
    }

    @Test
    void lines_have_a_limit() {
        assertThatThrownBy(() -> rows(written(List.of(row("a"), row("b"), row("c"))), new TableLimits(1 << 20, 1, 10, 100, 1_000)))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.en()).contains("at most 1 lines"));
    }

    private static void assertTooLarge(Path file) {
        assertThatThrownBy(() -> rows(file, TableLimits.STANDARD))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.code()).isEqualTo("too_large"));
    }

    private Path changed(Path file, BiFunction<String, byte[], byte[]> content, UnaryOperator<String> name) throws IOException {
        Path changed = folder.resolve("changed.xlsx");
        try (ZipFile from = new ZipFile(file.toFile()); ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(name.apply(entry.getName())));
                to.write(content.apply(entry.getName(), from.getInputStream(entry).readAllBytes()));
            }
        }
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private Path written(List<List<@Nullable Object>> rows) {
        Path file = folder.resolve("table.xlsx");
        FastExcel.write(file.toFile()).sheet("小票").doWrite(rows);
        return file;
    }

    private static List<String> rows(Path file, TableLimits limits) {
        List<String> rows = new ArrayList<>();
        new TableFile(file, limits).read((line, cells) -> rows.add(line + ": " + String.join("|", cells)));
        return rows;
    }
}
