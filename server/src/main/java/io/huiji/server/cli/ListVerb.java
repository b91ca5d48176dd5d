package io.huiji.server.cli;

import io.huiji.server.cli.Main.WrongUse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.JsonNode;

/** {@code import stores} and {@code import products}: lists, sent some lines at a time with the header before them. */
final class ListVerb {

    private static final int PAGE = 5_000;
    private static final String[] FIGURES = {"lines", "created", "updated", "unchanged", "rejected"};

    private final Api api;
    private final PrintStream out;
    private final ProgressLine progress;

    ListVerb(Api api, PrintStream out, ProgressLine progress) {
        this.api = api;
        this.out = out;
        this.progress = progress;
    }

    /** Data lines with the lines of the file on which they begin. */
    private record Table(CSVRecord header, List<CSVRecord> rows, List<Long> lines) {}

    int run(Arguments given) {
        String what = given.verb().substring("import ".length());
        Table table = read(Path.of(given.rest().getFirst()));
        TreeMap<String, Long> sums = new TreeMap<>();
        int from = 0;
        do {
            int until = Math.min(from + PAGE, table.rows().size());
            JsonNode report = api.post("/api/v1/" + what + "/import?dryRun=" + given.has("--dry-run"), "text/csv",
                    BodyPublishers.ofString(text(table, from, until)));
            tell(report, table, from);
            for (String figure : FIGURES) {
                sums.merge(figure, report.get(figure).asLong(), Long::sum);
            }
            progress.show(until + "/" + table.rows().size());
            from = until;
        } while (from < table.rows().size());
        progress.end();
        if (given.has("--dry-run")) {
            out.println("# 试算,没有写入任何数据 / a dry run, nothing was written");
        }
        for (String figure : FIGURES) {
            out.println(figure + "=" + sums.get(figure));
        }
        return sums.getOrDefault("rejected", 0L) == 0 ? Main.OK : Main.FAILED;
    }

    private void tell(JsonNode report, Table table, int from) {
        int at = from;
        for (JsonNode line : report.get("results")) {
            for (JsonNode error : line.get("errors")) {
                out.println("# " + table.lines().get(at) + " " + error.get("field").asString() + ": " + error.get("zh").asString() + " / " + error.get("en").asString());
            }
            at++;
        }
    }

    private static Table read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException otherwise) {
            throw new WrongUse(file + " 应为 UTF-8 编码", file + " must be UTF-8");
        } catch (IOException gone) {
            throw new WrongUse("无法读取 " + file, "cannot read " + file);
        }
        try (CSVParser parser = CSVParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())) {
            List<CSVRecord> rows = new ArrayList<>();
            List<Long> lines = new ArrayList<>();
            long line = 1;
            for (CSVRecord row : parser) {
                rows.add(row);
                lines.add(line);
                line = parser.getCurrentLineNumber() + 1;
            }
            if (rows.isEmpty()) {
                throw new WrongUse("文件为空:" + file, "the file is empty: " + file);
            }
            return new Table(rows.getFirst(), rows.subList(1, rows.size()), lines.subList(1, lines.size()));
        } catch (IOException | UncheckedIOException broken) {
            throw new WrongUse("不是有效的 CSV(引号不配对?):" + file, "not valid CSV (an unpaired quote?): " + file);
        }
    }

    private static String text(Table table, int from, int until) {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(table.header());
            printer.printRecords(table.rows().subList(from, until));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
