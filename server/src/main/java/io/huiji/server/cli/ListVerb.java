package io.huiji.server.cli;

import io.huiji.server.cli.Main.WrongUse;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** {@code import stores} and {@code import products}: small lists, done in one call. */
final class ListVerb {

    private final Api api;
    private final PrintStream out;

    ListVerb(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    int run(Arguments given) {
        String what = given.verb().substring("import ".length());
        Path file = Path.of(given.rest().getFirst());
        JsonNode report;
        try {
            report = api.post("/api/v1/" + what + "/import?dryRun=" + given.has("--dry-run"), "text/csv", BodyPublishers.ofFile(file));
        } catch (FileNotFoundException gone) {
            throw new WrongUse("无法读取 " + file, "cannot read " + file);
        }
        for (JsonNode line : report.get("results")) {
            for (JsonNode error : line.get("errors")) {
                out.println("# " + line.get("line").asString() + " " + error.get("field").asString() + ": " + error.get("zh").asString() + " / " + error.get("en").asString());
            }
        }
        for (String figure : new String[] {"lines", "created", "updated", "unchanged", "rejected"}) {
            out.println(figure + "=" + report.get(figure).asString());
        }
        return report.get("rejected").asInt() == 0 ? Main.OK : Main.FAILED;
    }
}
