package io.huiji.server.cli;

import io.huiji.server.cli.Main.Failure;
import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** {@code secret rotate}: the members' data sealed with another secret. */
final class SecretVerb {

    private static final long POLL_MILLISECONDS = 200;

    private final Api api;
    private final PrintStream out;
    private final ProgressLine progress;

    SecretVerb(Api api, PrintStream out, ProgressLine progress) {
        this.api = api;
        this.out = out;
        this.progress = progress;
    }

    int rotate() {
        JsonNode state = api.postNothing("/api/v1/secret/rotate");
        while (state.get("status").asString().equals("running")) {
            progress.show("已重新加密 / sealed anew: " + state.get("resealed").asString());
            pause();
            state = api.get("/api/v1/secret");
        }
        progress.end();
        out.println("key_id=" + state.get("keyId").asString());
        out.println("resealed=" + state.get("resealed").asString());
        if (!state.get("status").asString().equals("done")) {
            throw new Failure("没有完成,再次运行会接着做", "it did not come to its end; run it again to go on");
        }
        return Main.OK;
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
