import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A few thousand ordinary calls to a server with the demo chain, so that the JVM learns what a working day looks like: {@code java Training.java <data directory>}. */
final class Training {

    private static final int TILLS = 16;
    private static final int CUSTOMERS_PER_TILL = 4;
    private static final Duration WORKING_DAY = Duration.ofSeconds(Integer.getInteger("seconds", 8));
    private static final Pattern MEMBER = Pattern.compile("\"memberId\":\"([0-9]+)\"");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final String key;
    private final Instant start = Instant.now();

    private Training(Path data) throws Exception {
        address = Files.readString(data.resolve("server-address")).strip();
        key = Files.readString(data.resolve("operator-token")).strip();
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Training training = new Training(data);
        List<Future<Integer>> tills = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int till = 0; till < TILLS; till++) {
                int number = till;
                tills.add(threads.submit(() -> training.workingDay(number)));
            }
        }
        int receipts = 0;
        for (Future<Integer> till : tills) {
            receipts += till.get();
        }
        System.out.println("training: " + receipts + " receipts");
    }

    private int workingDay(int till) throws Exception {
        String[] phones = new String[CUSTOMERS_PER_TILL];
        for (int i = 0; i < phones.length; i++) {
            phones[i] = "139%04d%04d".formatted(till, i);
            post("/members", "{'phone':'%s','store':'SH01','channel':'till'}".formatted(phones[i]));
        }
        int receipts = 0;
        while (Duration.between(start, Instant.now()).compareTo(WORKING_DAY) < 0) {
            serve(phones[receipts % phones.length], till + "-" + receipts, receipts);
            receipts++;
        }
        return receipts;
    }

    private void serve(String phone, String number, int nth) throws Exception {
        String lines = "'lines':[{'no':1,'product':'mt-classic','quantity':1,'amountFen':'1600'},{'no':2,'product':'ft-mango','quantity':2,'amountFen':'%d'}]"
                .formatted(2000 + nth % 40 * 100);
        String receipt = "{'store':'SH01','number':'T%s','channel':'till','eventAt':'%s','member':{'phone':'%s'},%s}".formatted(number, start, phone, lines);
        String answer = post("/purchases", receipt);
        Matcher member = MEMBER.matcher(answer);
        if (nth % 8 == 0 && member.find()) {
            String id = member.group(1);
            post("/quotes", receipt);
            post("/refunds", "{'store':'SH01','receipt':'T%s','number':'F%s','eventAt':'%s','amountFen':'500'}".formatted(number, number, start));
            post("/redemptions", "{'store':'SH01','member':{'memberId':'%s'},'points':'10'}".formatted(id));
            post("/members/lookup", "{'member':{'phone':'%s'}}".formatted(phone));
            for (String page : List.of("balance", "lots", "entries?limit=5")) {
                send(request("/members/" + id + "/" + page).GET());
            }
        }
        if (nth % 16 == 0) {
            post("/purchases/bulk", "{'items':[{'purchase':%s}]}".formatted(receipt.replace("'T", "'B")));
        }
    }

    private String post(String path, String body) throws Exception {
        return send(request(path).header("Content-Type", "application/json").header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path)).header("Authorization", "Bearer " + key);
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new IllegalStateException(response.uri() + ": " + response.body());
        }
        return response.body();
    }
}
