package io.huiji.server.cli;

import io.huiji.server.cli.Main.Failure;
import io.huiji.server.cli.Main.WrongUse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code import receipts}, {@code import members}, {@code import balances}, {@code import list}, {@code import undo}. */
final class ImportVerb {

    private static final String RUNS = "/api/v1/imports";
    private static final Set<String> OPEN = Set.of("waiting", "reading", "running", "undoing");
    private static final long POLL_MILLISECONDS = 200;

    private final Api api;
    private final PrintStream out;
    private final ProgressLine progress;
    private final Path data;

    ImportVerb(Api api, PrintStream out, ProgressLine progress, Path data) {
        this.api = api;
        this.out = out;
        this.progress = progress;
        this.data = data;
    }

    /** @param kind {@code receipts}, {@code members} or {@code balances} */
    int file(String kind, Arguments given) {
        Path file = Path.of(given.rest().getFirst());
        String path = RUNS + "/" + kind + "?fileName=" + encoded(String.valueOf(file.getFileName()))
                + given.option("--mapping").map(mapping -> "&mapping=" + encoded(text(Path.of(mapping)))).orElse("")
                + (given.has("--dry-run") ? "&dryRun=true" : "");
        JsonNode run;
        try {
            run = watched(api.post(path, "application/octet-stream", BodyPublishers.ofFile(file)));
        } catch (FileNotFoundException gone) {
            throw new WrongUse("无法读取 " + file, "cannot read " + file);
        }
        if (given.has("--dry-run")) {
            out.println("# 试算,没有写入任何数据 / a dry run, nothing was written");
        }
        return summarised(run);
    }

    private int summarised(JsonNode run) {
        String id = run.get("id").asString();
        out.println("import_id=" + id);
        run.get("summary").properties().forEach(figure -> out.println(figure.getKey() + "=" + figure.getValue().asString()));
        for (String kind : new String[] {"rejected", "unmatched"}) {
            Path file = data.resolve("imports").resolve(id + "-" + kind + ".csv");
            if (Files.exists(file)) {
                out.println(kind + "_file=" + file);
            }
        }
        String status = run.get("status").asString();
        if (status.equals("done") || status.equals("undone")) {
            return Main.OK;
        }
        JsonNode failure = run.get("failure");
        if (failure.isNull()) {
            throw new Failure("导入中断,再次运行会接着做", "the import was interrupted; run it again to go on");
        }
        throw new Failure(failure.get("zh").asString(), failure.get("en").asString());
    }

    int list() {
        JsonNode page = api.get(RUNS + "?limit=50");
        out.println("id\tstatus\tsource\tfile\tkind\tadded\tpoints_earned\tstarted_at");
        for (JsonNode run : page.get("items")) {
            out.println(String.join("\t", run.get("id").asString(), run.get("status").asString() + (run.get("dryRun").asBoolean() ? " (dry run)" : ""),
                    run.get("source").asString(), run.get("fileName").asString(), run.get("kind").asString(),
                    run.get("summary").path("receipts").asString(run.get("summary").path("balances").asString(run.get("summary").path("members_new").asString("-"))),
                    run.get("summary").path("points_earned").asString(run.get("summary").path("points").asString("-")), run.get("startedAt").asString()));
        }
        return Main.OK;
    }

    int undo(Arguments given) {
        String id = given.rest().getFirst();
        if (!id.matches("[0-9]{1,18}")) {
            throw new WrongUse("编号应为数字,见 import list", "the id is a number; see import list");
        }
        JsonNode preview = api.get(RUNS + "/" + id + "/undo");
        out.println("balances=" + preview.get("balances").asString());
        out.println("receipts=" + preview.get("receipts").asString());
        out.println("anonymous_receipts=" + preview.get("anonymousReceipts").asString());
        out.println("members=" + preview.get("members").asString());
        out.println("net_fen=" + preview.get("netFen").asString());
        out.println("points=" + preview.get("points").asString());
        out.println("debt_points=" + preview.get("debtPoints").asString());
        if (!given.has("--yes")) {
            out.println("# 以上是撤销后会发生的变化;确认请加 --yes / this is what would be taken back; add --yes to do it");
            return Main.OK;
        }
        JsonNode run = watched(api.postNothing(RUNS + "/" + id + "/undo"));
        JsonNode failure = run.get("failure");
        if (!run.get("status").asString().equals("undone")) {
            throw failure.isNull() ? new Failure("撤销中断,再次运行会接着做", "the undo was interrupted; run it again to go on")
                    : new Failure(failure.get("zh").asString(), failure.get("en").asString());
        }
        out.println("undone_receipts=" + run.get("summary").path("undone_receipts").asString("0"));
        out.println("undone_balances=" + run.get("summary").path("undone_balances").asString("0"));
        out.println("undone_points=" + run.get("summary").path("undone_points").asString("0"));
        return Main.OK;
    }

    private JsonNode watched(JsonNode started) {
        JsonNode run = started;
        while (OPEN.contains(run.get("status").asString())) {
            progress.show(line(run));
            pause();
            run = api.get(RUNS + "/" + started.get("id").asString());
        }
        progress.end();
        return run;
    }

    private static String line(JsonNode run) {
        if (run.get("total").asString().equals("0") || run.get("stepsPerSecond").isNull()) {
            return "读取文件… / reading the file…";
        }
        String left = run.get("secondsLeft").isNull() ? "" : " · 剩余 " + run.get("secondsLeft").asString() + " 秒 / seconds left";
        return run.get("done").asString() + "/" + run.get("total").asString() + " · " + run.get("stepsPerSecond").asString() + "/s" + left;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("已中断", "interrupted");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new WrongUse("无法读取映射文件 " + file, "cannot read the mapping file " + file);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
