package io.huiji.server.cli;

import io.huiji.server.cli.Main.Failure;
import java.io.PrintStream;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code audit}: re-derives the books and names every row that does not agree. */
final class AuditVerb {

    private static final String AUDITS = "/api/v1/audits";
    private static final Set<String> ENDED = Set.of("done", "failed", "interrupted");
    private static final long POLL_MILLISECONDS = 200;

    private final Api api;
    private final PrintStream out;
    private final ProgressLine progress;

    AuditVerb(Api api, PrintStream out, ProgressLine progress) {
        this.api = api;
        this.out = out;
        this.progress = progress;
    }

    int run() {
        JsonNode audit = api.postNothing(AUDITS);
        while (!ENDED.contains(audit.path("status").asString(""))) {
            progress.show("核对中 / auditing " + audit.path("progress").asString("0") + "%");
            pause();
            audit = api.get(AUDITS + "/" + audit.get("id").asString());
        }
        progress.end();
        if (!audit.get("status").asString().equals("done")) {
            throw new Failure("核对没有完成", "the audit did not come to its end");
        }
        for (JsonNode row : audit.get("rows")) {
            out.println("# " + row.get("check").asString() + " " + row.get("row").asString() + ": 应为 / expected " + row.get("expected").asString()
                    + ", 实为 / found " + row.get("found").asString() + " — " + row.get("zh").asString() + " / " + row.get("en").asString());
        }
        for (String figure : new String[] {"members", "decisions", "receipts", "seconds"}) {
            out.println(figure + "=" + audit.path(figure).asString("0"));
        }
        String differences = audit.get("differences").asString();
        out.println("differences=" + differences);
        return differences.equals("0") ? Main.OK : Main.FAILED;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("已中断", "interrupted");
        }
    }
}
