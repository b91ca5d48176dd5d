package io.huiji.server.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiji.server.imports.ImportFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTests {

    private static final String TEXT = "小票号,商品\n1,\"苹果,\"\"红\"\"\n两斤\"\n\n2,梨\n";
    private static final List<String> ROWS = List.of("1: 小票号|商品", "2: 1|苹果,\"红\"\n两斤", "5: 2|梨");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK"})
    void chinese_is_read_in_any_encoding_of_tills(String encoding) {
        assertThat(rows(TEXT.getBytes(Charset.forName(encoding)))).isEqualTo(ROWS);
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_first_column() {
        assertThat(rows(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(ROWS);
        assertThat(rows(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(ROWS);
    }

    @Test
    void what_is_neither_utf_8_nor_gb18030_is_refused() {
        assertThatThrownBy(() -> rows(new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'}))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.code()).isEqualTo("unknown_encoding"));
    }

    @Test
    void the_first_chinese_character_may_be_the_last_of_a_long_file() {
        String text = "a,b\n" + "1,2\n".repeat(100_000) + "1,梨\n";
        assertThat(rows(text.getBytes(Charset.forName("GB18030"))).getLast()).isEqualTo("100002: 1|梨");
        assertThat(rows(text.getBytes(StandardCharsets.UTF_8)).getLast()).isEqualTo("100002: 1|梨");
    }

    @Test
    void tabs_and_semicolons_are_found_by_the_header() {
        assertThat(rows("a\t\"b,b\"\n1\t2,0\n")).containsExactly("1: a|b,b", "2: 1|2,0");
        assertThat(rows("a;b\r\n1;2,5\r\n")).containsExactly("1: a|b", "2: 1|2,5");
    }

    @Test
    void gzip_is_seen_by_its_content_not_its_name() throws IOException {
        assertThat(rows(gzip(TEXT.getBytes(StandardCharsets.UTF_8)))).isEqualTo(ROWS);
    }

    @Test
    void a_damaged_gzip_is_refused() throws IOException {
        byte[] whole = gzip(TEXT.repeat(1000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> rows(java.util.Arrays.copyOf(whole, whole.length - 20)))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.code()).isEqualTo("damaged"));
    }

    @Test
    void a_decompression_bomb_stops_at_the_limit() throws IOException {
        byte[] bomb = gzip(new byte[5_000_000]);
        assertThatThrownBy(() -> rows(bomb, new TableLimits(1_000_000, 10, 10, 100, 1_000)))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.code()).isEqualTo("too_large"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3,4\n5,6\n", "a,b\n1,2,3,4\n", "a,b\n1,123456\n", "a,b\n1,\"never closed\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n1,2\n"})
    void lines_columns_cells_and_rows_have_a_limit(String text) {
        assertThatThrownBy(() -> rows(text.getBytes(StandardCharsets.UTF_8), new TableLimits(1_000, 2, 3, 5, 30)))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.code()).isEqualTo("too_large"));
    }

    @Test
    void a_quote_that_is_never_closed_names_its_line() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n3,\"4\n5,6\n"))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.en()).contains("line 3"));
    }

    @Test
    void the_old_excel_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> rows(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.en()).contains(".xlsx"));
    }

    @Test
    void any_other_archive_is_refused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertThatThrownBy(() -> rows(bytes.toByteArray()))
                .isInstanceOfSatisfying(ImportFailure.class, failure -> assertThat(failure.code()).isEqualTo("not_a_table"));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private List<String> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> rows(byte[] content) {
        return rows(content, TableLimits.STANDARD);
    }

    private List<String> rows(byte[] content, TableLimits limits) {
        try {
            Path file = Files.write(folder.resolve("table"), content);
            List<String> rows = new ArrayList<>();
            new TableFile(file, limits).read((line, cells) -> rows.add(line + ": " + String.join("|", cells)));
            return rows;
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
